import type { Tables } from './tongue.ts'

const send =
  'envie|envia|envianos|envienos|enviame|enviarnos|enviadnos|manda|mandanos|mandenos|mandarnos|mandadnos|mandame|dejanos|dejenos|dejarnos|pasanos|pasenos|haznos|hacernos'
const write =
  'escribenos|escribanos|escribirnos|escribidnos|escribe|escriba|escribeme|contactanos|contactenos|contactarnos|contacta|contacte|contactar|comunicate|comuniquese|comunicarte|comunicarse|dirijase|dirigete|dirigirte|dirigirse|acude|acuda|acudir|consulta|consulte|consultarlo|consultar|habla|hable|hablar'
const works =
  'funciona|funcionan|funcionaba|anda|va|sirve|sirven|carga|cargan|abre|abren|enciende|prende|arranca|responde|conecta|aparece|aparecen|sale|deja|permite|actualiza|reconoce|acepta|imprime|suena|calienta|enfria|llega|entra|coge'
const things =
  'servicio|atencion|experiencia|trato|empresa|compania|calidad|comida|app|aplicacion|web|tienda|gestion|soporte|producto'

/** Spanish of Spain and of the Americas, familiar and polite. */
export const spanish: Tables = {
  common:
    'el la los las un una unos unas lo le les se me te nos os mi mis tu tus su sus de del al en con por para sin sobre entre desde hasta hacia y e o u ni que ' +
    'quien cual cuando donde como cuanto porque pero sino si no ya muy mas menos tan tanto todo toda todos todas este esta esto estos estas ese esa eso esos aquel ' +
    'es son soy eres somos fue era ser estar esta estan estoy estamos estaba he ha han hemos has hay haber habia tengo tiene tienen tenemos tener hace hacer hago ' +
    'puedo puede pueden puedes podemos podria podrian quiero quiere quieren quisiera voy va van vamos yo usted ustedes ella ellos ellas nosotros vosotros sois vuestro vuestra aqui ahi alli ' +
    'ahora hoy ayer manana siempre nunca tambien otra otro otros nada nadie algo alguien asi aun todavia entonces pues despues antes cada mismo hola buenas buenos dias tardes ' +
    'gracias favor porfa senor senora a ante bajo segun durante mientras aunque cual cuales donde cuantos cuesta',
  tones: [
    [
      -2.5,
      'pesimo pesima pesimos horrible horribles terrible asco asqueroso asquerosa verguenza vergonzoso vergonzosa inaceptable indignante estafa estafadores estafado timo ladrones robo mierda basura fatal nefasto nefasta lamentable inadmisible desastre desastroso ' +
        'peor inutiles inutil incompetentes ineptos ridiculo odio odioso patetico vergonzante sinverguenzas mentirosos mentira mentiras engano enganado deplorable bochorno caradura chapuza porqueria fraude furioso furiosa indignado indignada harto harta hartos cabreado decepcion decepcionante decepcionado decepcionada',
    ],
    [
      -1.2,
      'mal malo mala malos malas mier tarde lento lenta lentos caro cara carisimo injusto triste molesto molesta enfadado enfadada frustrado frustrante grosero grosera maleducado maleducados frio fria sucio sucia podrido caducado imposible abuso queja reclamacion reclamo desgracia insoportable desesperado desesperada perdido abandonados lastima retraso retrasos retrasado demora cancelado cancelaron',
    ],
    [
      1,
      'bien bueno buena buenisimo rapido rapida facil util contento contenta amable amables feliz rico bonito bonita correcto simpatico simpatica',
    ],
    [
      2,
      'genial geniales excelente excelentes perfecto perfecta fantastico fantastica maravilloso maravillosa increible encantado encantada estupendo estupenda mejor mejores amabilisimos felicidades felicitaciones enhorabuena recomendable recomiendo encanta encanto bravo espectacular delicioso riquisimo ' +
        'maravilla cracks crack',
    ],
  ],
  negators: 'no nunca jamas ni sin ningun ninguna nada nadie tampoco',
  fillers: 'se me te le nos lo la ha han es son esta estan fue muy he hemos sido tan del todo',
  strengths: [
    [1.3, 'muy super tan demasiado totalmente absolutamente realmente mas'],
    [0.7, 'algo poco casi bastante'],
  ],
  greetings:
    'hola buenas buenos dias tardes noches oigan oye disculpe disculpen perdon por favor y pero gracias entonces oiga saludos',
  leaning: 'si cuando para porque ya que como mientras aunque donde en y para',
  unsettled: 'si cuando hasta espero quiero necesito ojala para cuanto queremos esperamos dijeron dicen supuestamente',
  endings: [
    ['aremos', '<we-will>'],
    ['eremos', '<we-will>'],
    ['iremos', '<we-will>'],
    ['dremos', '<we-will>'],
  ],
  inbound: {
    opens: [
      'donde|adonde|cuando|cuanto|cuantos|cuanta|cuantas|cual|cuales|quien',
      'como|que puedo|podemos|hago|hacemos|se|pasa|paso|ocurre|tengo|significa|debo|va|es|hay|hora|horario|dia|tal|documentos',
      'a|de|en|hasta|desde|para|por que|cual|cuando|donde|cuanto',
      'hay|tienen|teneis|aceptan|venden|abren|abris|cierran|saben|sabeis|pueden|podeis|puedes|podrian|podria|podriais|puedo',
      'alguien|alguna|algun sabe|novedad|noticia|solucion|forma|manera|puede',
      'es posible|cierto|normal|verdad',
    ],
    asks: [
      'me|nos ayudan|ayudas|ayudais|ayuda|echan|echais',
      'no|tampoco se|entiendo|sabemos como|que|cuando|donde|si|por|cual',
      'me|nos pueden|podeis|puedes|puede|podrian|podria|podriais|podrias',
      'quisiera|quiero|queria|necesito|gustaria|querria saber|preguntar|consultar|confirmar|conocer',
      'por que',
      'cuando|como|donde|cuanto|cual puedo|podre|podria|hago|llega|llegara|abre|abren|es|cuesta|vale|tarda|esta|van|vais',
      'alguien me|nos',
      'tengo una|unas? duda|dudas|pregunta|consulta',
    ],
    requests: [
      'quiero|quisiera|queria|necesito|necesitamos|querria|gustaria|solicito|exijo|deseo',
      'me|nos gustaria|urge',
      'por favor|fa|fis',
      'porfa|porfavor|ayuda|ayudenme|ayudame|ayudadme|socorro|urgente|avisadme|avisenme',
      'espero|esperamos su|vuestra|una|tu respuesta|solucion|contestacion',
      'devuelvanme|devolvedme|contesten|contestad|respondan|respondanme|llamenme|arreglen|arreglad|arreglenlo|solucionen|revisen|revisad|expliquen|explicadme|diganme|decidme|manden|envien|enviadme',
      'hagan|haced algo',
      'mi|el numero|codigo de pedido|reserva|cliente|caso|ticket|localizador|incidencia es',
    ],
    fails: [
      'me|nos rechaza|rechazan|rechazo|rechazado|rechazaron',
      `no|nunca|tampoco|apenas|ni me|se|nos|le|lo|la|te? ${works}`,
      `no|nunca me|se|nos|le? ha|han|he|hemos? ${works}|funcionado|cargado|abierto|actualizado`,
      'no puedo|podemos|consigo|conseguimos|logro|encuentro|veo|hay|tengo|me|logramos|pude|pudimos|he|recuerdo … entrar|acceder|iniciar|pagar|comprar|ver|usar|abrir|descargar|registrarme|cambiar|cancelar|hacer|conectar|conectarme|encuentro|contactar|activar|reservar|encontrar|sesion|señal|agua|luz|internet|cobertura|conexion|linea|wifi|forma|manera|podido|conseguido|logrado',
      'no consigo|encuentro|logro|puedo|hay',
      'dejo|ha|deja|han de? dejado|funcionar|funcionaba',
      'se cae|caen|cuelga|congela|bloquea|bloqueo|cierra|rompio|apaga|apago|corta|estropeo|daño|ha|fue … caido|roto|bloqueado|estropeado|cortado|colgado|averiado|perdido|cae|corta|cierra|ido',
      'se ha|me|han|fue? caido|roto|bloqueado|estropeado|cortado|colgado|averiado|perdido|cae|rompio',
      'roto|rota|rotos|rotas|averiado|averiada|dañado|dañada|defectuoso|defectuosa|estropeado|estropeada|caido|caida|bloqueado|bloqueada|golpeado|abollado|incompleto|incompleta|equivocado|equivocada|mojado|rajado',
      'error|errores|fallo|fallos|falla|averia|incidencia|problema|problemas|bug',
      'talla|color|producto|articulo|direccion|pedido equivocado|equivocada|incorrecto|incorrecta|erroneo',
      'falta|faltan|faltaba|faltaban un|una|dos|el|la|parte|varios|cosas|piezas|articulos|productos|algo',
      'sin agua|luz|internet|señal|conexion|cobertura|wifi|servicio|linea|calefaccion',
    ],
    waits: [
      'llevo|llevamos|llevan … dias|semanas|horas|meses|hora|minutos|semana|mes|dia|rato|ano|esperando',
      'sigo|seguimos|continuo|estoy|estamos esperando|sin|aguardando',
      'todavia|aun|sigue|siguen no|sin ha|han|me|he|lo|se? … llegado|recibido|llega|recibo|resuelto|respuesta|solucion|respondido|solucionado|noticias',
      'no|nunca ha|han|me|he|se|hemos? ha|han|he? llegado|recibido|llego|llegaron|aparecido|entregado|venido|enviado',
      'hace … dias|semanas|meses|horas que|sin',
      'deberia|debia|tenia|tendria|tenian haber|que? llegado|llegar|estar|entregar|entregado',
      'otra|dos|tres|<number>|una hora|horas|dias|semanas|meses esperando|de|perdida|perdidas retraso|espera|demora',
      'con|de|horas retraso|demora',
    ],
    repeats: [
      'otra|una vez mas|con|igual|el|la|lo',
      'a cada rato',
      'cada|todos|todas dos|los|las|tres|dia|vez|semana dias|minutos|por|semanas|igual',
      'es la segunda|tercera|cuarta|quinta|<number> vez',
      'una y otra',
      'constantemente|continuamente',
    ],
    money: [
      'me|nos han|habeis|ha|has|estan? cobrado|cobraron|cobran|cobrasteis|cargado|quitado|descontado|subido|suban|facturado|cobrando|cobraste|cobro',
      'cobro|cobros|cargo|cargos doble|duplicado|indebido|indebidos|de|en|no|que|extra',
      'cobrado dos|doble|de|mas|demas',
      'no|ni me|nos|lo han? devuelven|devuelto|reembolsan|abonan|reembolsado|devolvieron|abonado',
      'subida|aumento de|del precio|tarifa',
    ],
    ignored: [
      'nadie|no|ni|nunca me|nos|se|te|lo|da|dan|han|hace|haceis? han|ha|da? contesta|contestan|responde|responden|contestais|respondeis|ayuda|atiende|atienden|contestado|respondido|soluciona|solucionan|solucion|soluciones|sabe|llamo|llaman|coge|cogen|caso|hace|atendio|explica|ayudo|resuelve|resuelven|respondio|respuesta|nada',
      'sin respuesta|solucion|noticias|contestacion|explicacion|ninguna',
      'me|nos cuelgan|colgaron|ignoran|mienten|mintieron|enganaron|estafaron|marean|pasan',
    ],
    upset: [
      `pesimo|pesima|mal|mala|malisimo|malisima|terrible|horrible|vaya|menudo|menuda ${things}`,
      `${things} es|fue|ha|sido? muy|un|una|tan? pesimo|pesima|mala|malo|malisimo|malisima|terrible|horrible|desastre|asco|lenta|lento|nefasto|nefasta`,
      'que asco|verguenza|desastre|mal|mala|estafa|robo|fraude|decepcion|horror|falta|poca|cara',
      'falta|faltas de respeto|seriedad|profesionalidad|educacion',
      'muy|tan|bastante mal|mala|malo|lento|lenta|caro|cara|decepcionado|decepcionada|enfadado|molesto|molesta|descontento',
      'no es normal|justo|aceptable|posible|serio',
      'no hay derecho',
      'una|un tomadura|verguenza|desastre|estafa|robo|timo|asco|broma|burla',
      'estoy|estamos|ya harto|harta|hartos|cansado|cansada|cansados|molesto|indignado',
      'hasta las narices|cuando|aqui',
      'no lo|se recomiendo|compren|recomienda|gusto',
      'no compren|vayan|contraten|recomiendo|os',
      'tirar el dinero',
      'perdida|perdiendo|perder de? el? tiempo',
      'hojas? de reclamaciones|reclamacion',
      'poner|interponer una? reclamacion|queja|denuncia',
    ],
    leaves: [
      'no vuelvo|volvere|volvemos|volveremos a|jamas|nunca',
      'nunca|jamas mas|volvere|vuelvo',
      'ultima vez que',
      'me|nos doy|damos|voy|cambio|paso|quiero de|a baja|otra|otro|la|compania|competencia',
      'darme|dar|darnos de baja',
      'me cambio|paso|largo|voy de|a',
    ],
    mockery: [
      'gracias por nada|arruinar|perder|hacerme|dejarme|ignorar|cancelar|robarme|tomarme|arruinarme',
      'gracias por el|la|otro|otra … retraso|espera|hora|horas',
      'que|bravo|enhorabuena bien|por … otra|retraso|cancelar|perder|dejar',
    ],
    pleased: [
      'muy|super|tan|bastante bien|bueno|buena|contento|contenta|amable|amables|rapido|rapida|satisfecho|satisfecha|atentos|facil|rico',
      'me|nos encanta|encanto|encantan|gusto|gusta|gustan|ayudaron|atendieron|ha|han … genial|bien|encantado|gustado|perfecto|maravilla',
      'no esta|estuvo|estan nada? mal',
      'nada mal|malo',
      'que bien|bueno|buena|rico|rica|maravilla|bonito|amables|alegria|gusto|ricos',
      'os|los|lo|las recomiendo',
    ],
    thanks: [
      'muchas|muchisimas|mil? gracias',
      'gracias',
      'gracias por la|el|su|tu|vuestra|toda|todo? la? ayuda|atencion|rapidez|respuesta|todo|amabilidad|apoyo|informacion',
      'se|os|le|lo|les agradece|agradezco|agradecemos',
      'agradecido|agradecida|agradezco',
    ],
    polite: ['gracias de antemano', 'de antemano gracias', 'no gracias', 'desde ya gracias', 'si por favor'],
    solved: [
      'ya|ahora me|se|nos|lo|todo|esta|va|ha|he|vuelve|por … funciona|funcionan|solucionado|resuelto|arreglado|llego|llegado|recibi|recibido|soluciono|resolvio|arreglo|listo|funcionar|bien|va|solucionada|conseguido',
      'ya|ahora funciona|funcionan|va|anda|esta|puedo|pude|llego|tengo|entro|carga|si',
      'se|ha|esta|esta|quedo ha|sido|ya? solucionado|resuelto|arreglado|soluciono|resolvio|arreglo|solucionada|resuelta',
      'problema|tema|asunto|todo|duda solucionado|resuelto|arreglado|aclarado|resuelta|aclarada',
      'lo|la he|ya|hemos? encontrado|encontre|solucione|solucionado|resuelto|arreglado|resolvi|arregle',
      'ha|por vuelto|fin a? funcionar|funciona|llego|ha',
      'me ha|ya llegado|llego|funciona|devolvieron',
      'asunto|listo resuelto|ya|gracias',
    ],
    greets: [
      'hola|buenas|saludos|felicidades',
      'buenos|feliz dias|dia|tardes|noches|navidad|ano',
      'ok|vale|perfecto|si|de acuerdo?',
    ],
    automated: [
      'respuesta|mensaje|correo|notificacion automatica|automatico|generado|generada',
      'este|esta es|mensaje|correo|respuesta … automatico|automatica|automaticamente|generado',
      'estoy|estare|me|actualmente encuentro|estoy|me? fuera|ausente|de de? la|el? oficina|vacaciones|hasta|despacho',
      'no se? ha|pudo podido? entregar',
      'fuera de la? oficina',
    ],
  },
  outbound: {
    messageUs: [
      'siguenos|sigue|sigas|sigan|seguirnos|seguirte … mensaje|mensajes|dm|md|privado|directo',
      'siguenos|siganos|siguenos en|por|para',
      'revisa|revise|mira|comprueba|checa tus|sus|los mensajes|dm|dms|md|privados',
      `${send} … mensaje|privado|dm|md|directo|mp`,
      `${send} … por|en|via|al mensaje|privado|dm|md|directo|mp|interno`,
      'escribenos|escribanos|escribirnos|contactanos|hablanos|respondenos|mandanos|envianos|seguimos|continuamos|hablamos|hablemos|comentanos|facilitanos|indicanos|cuentanos … por|en|via|al el? privado|dm|md|directo|mensaje|mensajes|interno|mp|dms',
      'mandanos|envianos|deja un? dm|md|mp',
      'manda|envia un dm|mensaje|md',
    ],
    callUs: [
      'llamanos|llamenos|llamarnos|llama|llame|llamar|telefonea|marca|marque|llamando al|a|por|gratis|este|nuestro|nuestra',
      'llamanos|llamenos|llamarnos',
      'contactar|contacte|contacta|contactanos|comuniquese|comunicate|comunicarte … telefono|telefonicamente|llamada',
      'ponte|pongase|ponerte|ponerse en contacto … telefono',
    ],
    mailUs: [
      'escribenos|escribanos|escribirnos|envianos|envienos|enviar|enviarnos|mandanos|manda|envia|envie|escribe|escriba … correo|email|mail|e-mail|<mask>',
      'contactanos|contacte|contactar … correo|email|mail',
    ],
    fillIn: [
      'rellena|rellene|rellenar|completa|complete|completar|llena|llene|llenar|cumplimenta|cumplimente|cumplimentar … formulario|solicitud|formato',
      'a traves del|de|este|nuestro el|nuestro|este? formulario',
      'utiliza|usa|utilice|use … formulario',
      'abre|abra|abrir un|una ticket|caso|incidencia|solicitud',
    ],
    chatWithUs: [
      'chatea|chatear|chatee con|nuestro',
      'escribenos|escribanos|contactanos|contacte|habla|hable|conectate|entra|contactar … chat|whatsapp',
      'por|via|en|a|al|nuestro el|nuestro|traves? del? chat|whatsapp',
    ],
    goTo: [
      'acude|acuda|acudir|pasate|pase|dirigete|dirijase|dirigirte|dirigirse|visita|visite|visitar|acercate|acerquese|acercarte … tienda|oficina|sucursal|centro|mostrador|establecimiento|banco|punto',
      'consulta|consulte|consultar|consultalo|consultelo con|en|a|directamente … tienda|oficina|sucursal|vendedor|banco|hotel|restaurante|farmacia|medico|fabricante|transportista',
      'nuestros companeros|colegas de',
    ],
    contact: [
      'mandarnos|enviarnos|mandanos|envianos|enviar|compartir|facilitarnos|dejanos|reporta|comparte … enlace|link|<link>',
      `${write} con|a|al|directamente|nuestro|nuestra|por|mediante|en|aqui|la|el|via|<link>|<mask>|<name>|desde|los|las`,
      'ponte|pongase|ponerte|ponerse|poneros|ponganse|pongase en contacto',
      'contactanos|contactenos|escribenos|escribanos|escribirnos|contactarnos|comunicate|comuniquese|contactar|contacta',
      'entrar|ponerse|estar en contacto con',
      'visita|visite|entra|entre en? … <link>',
      'reportalo|reportelo|gestionarlo|solicitarlo|solicitalo … <link>|web|aqui',
    ],
    byMessage: ['por|en|via|al el|mensaje|interno|los? privado|dm|md|directo|dms|privados'],
    byPhone: ['por|al|via telefono|telefonica|telefonicamente|<number>', 'linea|telefono de|gratuito'],
    byMail: ['correo|email|mail|e-mail'],
    byForm: ['formulario'],
    byChat: ['chat|whatsapp'],
    toTeam: ['equipo|departamento|tienda|sucursal|oficina|atencion|soporte|companeros|servicio'],
    asks: [
      'indicanos|indiquenos|indicarnos|dinos|diganos|decirnos|cuentanos|confirmanos|confirmenos|confirmarnos|facilitanos|facilitenos|facilitarnos|aclararnos|comentanos|detallanos|cuentenos',
      'necesitamos|necesitaria|necesito tu|su|que|el|la|los|mas',
    ],
    promises: [
      '<we-will>',
      'lo|le|te|estamos|vamos|seguimos|los|les … revisando|revisamos|comprobando|investigando|trabajando|mirando|analizando|avisamos|avisaremos|contactamos|miramos|verificando|gestionando|comprobar|revisar|verificar|contarlo|trasladar|pasarlo',
      'vamos|voy a',
      'te|le|lo|os|les avisamos|contactaremos|ayudamos|responderemos|contactamos|informamos|llamamos|miramos|revisamos|llamaran|contactaran|trasladamos|pasamos',
      'hemos trasladado|pasado|enviado|compartido|escalado … equipo|departamento|companeros|sugerencia|comentario',
      'tomamos|tomo nota',
      'revisaremos|avisaremos|contactaremos',
      'en breve',
      'para poder? ayudarte|ayudarle|revisarlo|comprobarlo|mirarlo|ayudaros',
      'podamos|podremos|poder',
    ],
    apologises: [
      'lamentamos|sentimos|lamento|siento|disculpa|disculpe|disculpas|perdon|perdona|perdone|disculpen|perdonad',
      'lo sentimos|siento|lamentamos',
    ],
    courtesy: [
      'quedamos|seguimos a|para tu|su|cualquier|lo disposicion|servicio|que?',
      'gracias por|a',
      'gracias|saludos|hola|bienvenido|bienvenida|feliz|abrazo',
      'nos|me alegra|alegramos|encanta|alegro',
      'un saludo|placer|abrazo',
      'buenos|buenas|que dias|dia|tardes|noches|tengas|pases',
      'esperamos|espero que',
      'entendemos|comprendemos|entiendo|comprendo',
      'estamos para|aqui|a',
      'agradecemos|agradezco',
      'no te|se preocupes|preocupe',
    ],
    closes: [
      'algo|cualquier|alguna otra? mas|duda|otra|cosa|consulta|pregunta',
      'si necesitas|necesita mas|otra|alguna|algo|cualquier',
      'otra duda|consulta|cosa',
      'en el futuro',
      'hemos|te|le|hemos enviado|respondido|contestado|escrito|he … privado|dm|mensaje|correo|md',
    ],
    excuses: [
      'no compartir|compartas|publiques|publicar|comparta … datos|informacion|personales|informaciones|numero',
      'no podemos|tenemos|es|puedo|disponemos … aqui|acceso|posible|redes|publico|via|esta|ver',
      'por|datos|motivos seguridad|privacidad|personales|de',
      'ellos|ellas|alli|podran|pueden podran|pueden|te|le|ayudarte|ayudarle',
      'para poder? ayudarte|ayudarle|verlo|comprobarlo',
    ],
    advice: [
      'prueba|pruebe|intenta|intente|reinicia|reinicie|desinstala|desinstale|actualiza|actualice|borra|borre|apaga|apague|desconecta|desconecte|comprueba|compruebe|asegurate|asegurese|reinstala a|la|el|que|de|tu|su|los|las|con|otro|otra',
      'entra|entre|ve|vaya|pulsa|pulse|selecciona|seleccione|haz|haga|abre|abra|accede|acceda|toca … ajustes|configuracion|menu|cuenta|perfil|opcion|boton|clic|apartado|seccion|seguridad|cookies',
      'te|le|os recomendamos|aconsejamos|sugerimos probar|reiniciar|actualizar|revisar|desinstalar|cambiar|esperar',
    ],
    informs: [
      'aqui|puedes|puede|podras|te … ver|consultar|encontrar|encontraras|leer|dejamos|tienes|explicamos|comprobar|seguir',
      'mas informacion|detalles',
      'aqui|en este|en <link>|enlace|tienes|te',
      'en|este|siguiente este|el|siguiente enlace|link|articulo',
    ],
    automated: [
      'respuesta|mensaje|correo automatica|automatico|generado',
      'este|esta es|mensaje|correo|respuesta … automatico|automatica|automaticamente|generado',
      'estoy|estare fuera|ausente de|hasta',
      'fuera de la? oficina',
    ],
  },
}
