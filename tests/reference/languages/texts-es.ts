import type { Texts } from './labelled.ts'

/** Written before the rules; what was misread at first was looked at. */
export const heldOut: Texts = {
  inbound: [
    ['¿Dónde está mi paquete? Tenía que llegar el lunes', 'needs'],
    ['La aplicación no me deja iniciar sesión desde ayer', 'needs'],
    ['Llevo tres semanas esperando el reembolso y nadie me contesta. Es una vergüenza', 'needs complaint'],
    ['Muchas gracias por la ayuda, sois geniales 😊', 'thanks'],
    ['Ya funciona, gracias!', 'thanks solved'],
    ['hola, a que hora abre la tienda de la calle mayor?', 'needs'],
    ['PÉSIMO SERVICIO, no vuelvo a comprar aquí nunca más', 'needs complaint'],
    ['Buenos días, quisiera cambiar la fecha de mi reserva', 'needs'],
    ['Me han cobrado dos veces la misma factura y no me devuelven el dinero', 'needs complaint'],
    ['El vuelo salió puntual y la tripulación fue muy amable, encantada', ''],
    ['Ya se ha solucionado, me llegó el correo esta mañana', 'solved'],
    ['Respuesta automática: estoy fuera de la oficina hasta el 12 de enero', 'automated'],
    ['el tren otra vez con retraso, que asco de compañia', 'needs complaint'],
    ['Necesito una copia de la factura de marzo por favor', 'needs'],
    ['Recibí el pedido pero venía roto el espejo', 'needs'],
    ['No está mal el café, me gustó', ''],
    ['Me pueden ayudar? No encuentro el codigo de descuento', 'needs'],
    ['Gracias por nada, otra hora perdida al telefono', 'needs complaint'],
    ['Qué rico estaba todo, felicidades al cocinero', ''],
    ['Cuánto cuesta enviar a Canarias', 'needs'],
    ['el internet se cae a cada rato y nadie da soluciones!!! 😡', 'needs complaint'],
    ['ok gracias', 'thanks'],
    ['Quiero darme de baja, estoy harto de que me suban el precio', 'needs complaint'],
  ],
  outbound: [
    ['Hola Ana, por favor envíanos un mensaje privado con tu número de pedido.', 'passes:private message'],
    ['Lamentamos lo ocurrido. Llámanos al 900 123 456 y lo revisamos.', 'passes:phone apologises'],
    ['Buenos días, puede escribirnos a ayuda@tienda.example con los datos de su reserva.', 'passes:email'],
    ['Rellena este formulario, por favor: https://x.example/f', 'passes:form'],
    ['Te recomendamos contactar directamente con la tienda.', 'passes:team'],
    ['Para cambiar la contraseña, entra en Ajustes y pulsa Seguridad.', 'helps'],
    ['Su pedido salió ayer del almacén y llega mañana.', 'helps'],
    ['¿Nos puedes decir qué modelo tienes?', 'asks'],
    [
      'Sentimos mucho las molestias. Lo estamos revisando y te avisaremos en cuanto sepamos algo.',
      'promises apologises',
    ],
    ['¡Gracias por tus palabras! Nos alegra mucho leerte.', ''],
    ['Ya hemos hecho el reembolso de 20 €, lo verás en tu cuenta en dos días.', 'helps'],
    ['Este es un mensaje automático, por favor no responda a este correo.', 'automated'],
  ],
}

/** What the rules were tried on while they were written. */
export const tried: Texts = {
  inbound: [
    ['Buenas, ¿tienen la talla 42 en azul?', 'needs'],
    ['No me llega el código de verificación al móvil', 'needs'],
    ['Increíble lo mal que funciona esta empresa, una tomadura de pelo', 'needs complaint'],
    ['Mil gracias por resolverlo tan rápido!!', 'thanks'],
    ['por fin llegó el paquete, gracias por todo', 'thanks solved'],
    ['Qué maravilla de hotel, volveremos seguro', ''],
    ['Compré un billete y no me llegó la confirmación', 'needs'],
    ['Estáis de broma? Otra vez cancelado el vuelo y nadie da la cara', 'needs complaint'],
    ['se fue la luz en todo el barrio, saben cuando vuelve?', 'needs'],
    ['no gracias', ''],
    ['Necesito hablar con un agente', 'needs'],
    ['Vaya mierda de cobertura tenéis en Galicia', 'needs complaint'],
    ['La comida llegó fría y faltaba la bebida', 'needs complaint'],
    ['quiero saber si hacen envios a Chile', 'needs'],
    ['Todo perfecto con la cita, muy amables', ''],
    ['Mensaje automático: actualmente me encuentro de vacaciones', 'automated'],
    ['El cajero se tragó mi tarjeta y en el banco nadie responde', 'needs complaint'],
    ['Feliz navidad a todo el equipo', ''],
    ['ya pude entrar, era la contraseña', 'solved'],
    ['Sigo sin internet, van cuatro días', 'needs complaint'],
  ],
  outbound: [
    ['Ponte en contacto con nosotros por WhatsApp en el 600 123 123.', 'passes:chat'],
    ['Puede acudir a cualquiera de nuestras oficinas con su DNI.', 'passes:team'],
    ['Escríbenos por DM y te ayudamos.', 'passes:private message'],
    ['Reinicia el router y espera dos minutos, suele bastar.', 'helps'],
    ['Sí, abrimos los domingos de 10 a 14.', 'helps'],
    ['¿Desde qué ciudad nos escribes?', 'asks'],
    ['Gracias por avisar, lo trasladamos al equipo técnico.', 'promises'],
    ['Disculpa la espera. ¿Te sigue fallando?', 'asks apologises'],
    ['Por motivos de seguridad no podemos verlo por aquí, llámenos al 901 000 000.', 'passes:phone'],
    ['Si necesitas algo más, aquí estamos.', ''],
  ],
}

/** Written after the rules, plainer people in less plain words; measured once, then the rules were widened by it. */
export const widened: Texts = {
  inbound: [
    ['El ascensor lleva parado desde el viernes y hay vecinos mayores', 'needs'],
    ['Alguien sabe si la piscina abre en agosto?', 'needs'],
    ['Os paso los papeles del seguro, ¿los habéis recibido?', 'needs'],
    ['Me vendieron un móvil usado como nuevo, eso es engañar a la gente', 'needs complaint'],
    ['Un diez para la chica de recepción, majísima', ''],
    ['Gracias, con eso me apaño', 'thanks'],
    ['Nada, ya está, se arregló solo', 'solved'],
    ['La matrícula de mi hijo sale con el apellido mal, ¿cómo lo corrijo?', 'needs'],
    ['Dos horas en urgencias y ni nos han mirado', 'needs complaint'],
    ['Podrían devolverme la llamada esta tarde?', 'needs'],
    ['Cada vez peor el transporte en esta ciudad, siempre lleno y tarde', 'needs complaint'],
    ['Estaré ausente hasta el lunes, contestaré a mi vuelta', 'automated'],
  ],
  outbound: [
    ['Pásate por la oficina de la calle Sol y te lo cambian.', 'passes:team'],
    ['Cuéntanos por privado qué ha pasado, por favor.', 'passes:private message'],
    ['La multa se puede recurrir en un plazo de veinte días hábiles.', 'helps'],
    ['Perdona las molestias, mañana a primera hora te llamamos.', 'promises apologises'],
    ['¡Nos encanta leer esto! Un abrazo.', ''],
    ['Mándanos la factura a clientes@agua.example, por favor.', 'passes:email'],
  ],
}

/** Written last and measured once; nothing was changed for them. */
export const last: Texts = {
  inbound: [
    ['La calefacción del piso no arranca y estamos a cero grados', 'needs'],
    ['¿Se puede pagar la matrícula a plazos?', 'needs'],
    ['Me han puesto una multa por aparcar donde no había señal, es injusto', 'needs complaint'],
    ['Qué bien me habéis atendido hoy, da gusto', ''],
    ['Os agradezco mucho el detalle', 'thanks'],
    ['Todo arreglado ya, disculpad el mensaje de antes', 'solved'],
    ['El profesor no se presentó a clase y nadie avisó, menuda falta de seriedad', 'needs complaint'],
    ['No entiendo este cargo de 12 euros en mi recibo', 'needs'],
  ],
  outbound: [
    ['Podéis consultarlo en la ventanilla del ayuntamiento.', 'passes:team'],
    ['Llámanos cuando puedas al 910 000 000 y lo miramos.', 'passes:phone'],
    ['El abono cubre las zonas A y B hasta final de mes.', 'helps'],
    ['Sentimos la confusión, vamos a comprobarlo con el almacén.', 'promises apologises'],
  ],
}
