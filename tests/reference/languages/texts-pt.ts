import type { Texts } from './labelled.ts'

/** Written before the rules; what was misread at first was looked at. */
export const heldOut: Texts = {
  inbound: [
    ['Onde está a minha encomenda? Devia ter chegado na segunda', 'needs'],
    ['Não consigo entrar no aplicativo desde ontem', 'needs'],
    ['Estou há três semanas à espera do reembolso e ninguém responde. Uma vergonha', 'needs complaint'],
    ['Muito obrigada pela ajuda, vocês são demais 😊', 'thanks'],
    ['Já está a funcionar, obrigado!', 'thanks solved'],
    ['oi, que horas abre a loja do shopping amanha?', 'needs'],
    ['PÉSSIMO ATENDIMENTO, nunca mais compro nessa loja', 'needs complaint'],
    ['Bom dia, gostaria de alterar a data da minha reserva', 'needs'],
    ['Fui cobrado duas vezes pela mesma fatura e não devolvem o dinheiro', 'needs complaint'],
    ['Voo tranquilo e equipe muito simpática, adorei', ''],
    ['Já foi resolvido, chegou hoje de manhã', 'solved'],
    ['Resposta automática: estou ausente do escritório até 12 de janeiro', 'automated'],
    ['o comboio atrasado outra vez, que falta de respeito', 'needs complaint'],
    ['Preciso de uma segunda via do boleto por favor', 'needs'],
    ['Recebi o pedido mas o espelho veio quebrado', 'needs'],
    ['Nada mau este café novo, gostei', ''],
    ['Podem me ajudar? nao acho meu codigo de desconto', 'needs'],
    ['Obrigado por nada, mais uma hora perdida ao telefone', 'needs complaint'],
    ['A atendente foi muito gentil, parabéns a toda a equipa', ''],
    ['Quanto custa o frete para Manaus', 'needs'],
    ['a internet cai toda hora e ninguém resolve!!! 😡', 'needs complaint'],
    ['ok obrigada', 'thanks'],
    ['Quero cancelar, cansei de tanto aumento de preço', 'needs complaint'],
  ],
  outbound: [
    ['Olá Ana, por favor envie-nos uma mensagem privada com o número da encomenda.', 'passes:private message'],
    ['Lamentamos o ocorrido. Ligue para 0800 123 456, por favor.', 'passes:phone apologises'],
    ['Bom dia! Você pode escrever para ajuda@loja.example com os dados da reserva.', 'passes:email'],
    ['Preencha este formulário, por favor: https://x.example/f', 'passes:form'],
    ['Recomendamos que entre em contato diretamente com a loja.', 'passes:team'],
    ['Para mudar a senha, abra Configurações e toque em Segurança.', 'helps'],
    ['O seu pedido saiu ontem e chega amanhã.', 'helps'],
    ['Qual é o modelo do aparelho?', 'asks'],
    ['Pedimos desculpa pelo transtorno. Vamos verificar e daremos retorno em breve.', 'promises apologises'],
    ['Obrigado pelo carinho! Ficamos muito felizes.', ''],
    ['O reembolso de R$ 20 já foi feito e aparece na conta em dois dias.', 'helps'],
    ['Esta é uma mensagem automática, por favor não responda.', 'automated'],
  ],
}

/** What the rules were tried on while they were written. */
export const tried: Texts = {
  inbound: [
    ['Olá, têm o tamanho 42 em azul?', 'needs'],
    ['Não recebo o código de verificação no telemóvel', 'needs'],
    ['É um absurdo a forma como tratam os clientes, estou farto', 'needs complaint'],
    ['Muito obrigado por resolverem tão rápido!!', 'thanks'],
    ['finalmente chegou a encomenda, obrigada por tudo', 'thanks solved'],
    ['Que hotel maravilhoso, voltaremos com certeza', ''],
    ['Comprei uma passagem e não recebi a confirmação', 'needs'],
    ['Estão de brincadeira? Voo cancelado de novo e ninguém no balcão', 'needs complaint'],
    ['acabou a luz no bairro todo, sabem quando volta?', 'needs'],
    ['não, obrigado', ''],
    ['Preciso falar com um atendente', 'needs'],
    ['Que porcaria de sinal vocês têm no interior', 'needs complaint'],
    ['A comida chegou fria e faltou a bebida', 'needs complaint'],
    ['queria saber se fazem entregas na Madeira', 'needs'],
    ['Tudo perfeito na consulta, muito simpáticos', ''],
    ['Mensagem automática: estou de férias até 3 de agosto', 'automated'],
    ['O caixa engoliu meu cartão e no banco ninguém atende', 'needs complaint'],
    ['Feliz natal para toda a equipe', ''],
    ['ja consegui entrar, era a senha', 'solved'],
    ['Continuo sem internet, já lá vão quatro dias', 'needs complaint'],
  ],
  outbound: [
    ['Fale connosco pelo WhatsApp: 912 345 678.', 'passes:chat'],
    ['Pode dirigir-se a uma das nossas lojas com o cartão de cidadão.', 'passes:team'],
    ['Chama a gente na DM que a gente te ajuda.', 'passes:private message'],
    ['Reinicie o modem e espere dois minutos, costuma resolver.', 'helps'],
    ['Sim, abrimos aos domingos das 10h às 14h.', 'helps'],
    ['De que cidade você fala?', 'asks'],
    ['Obrigado por avisar, já encaminhamos para a equipe técnica.', 'promises'],
    ['Desculpe a demora. O problema continua?', 'asks apologises'],
    ['Por questões de segurança não conseguimos ver isso aqui, ligue para 4004 0001.', 'passes:phone'],
    ['Se precisar de mais alguma coisa, estamos à disposição.', ''],
  ],
}

/** Written after the rules, plainer people in less plain words; measured once, then the rules were widened by it. */
export const widened: Texts = {
  inbound: [
    ['O elevador está parado desde sexta e há idosos no prédio', 'needs'],
    ['Alguém sabe se a piscina abre em agosto?', 'needs'],
    ['Mandei os papéis do seguro, receberam?', 'needs'],
    ['Venderam-me um telemóvel usado como novo, isto é enganar as pessoas', 'needs complaint'],
    ['Nota dez para a moça da recepção, um amor', ''],
    ['Obrigada, isso já me ajuda', 'thanks'],
    ['Deixa, já se resolveu sozinho', 'solved'],
    ['O nome do meu filho está errado na matrícula, como corrijo?', 'needs'],
    ['Duas horas nas urgências e nem olharam para nós', 'needs complaint'],
    ['Podiam ligar-me de volta esta tarde?', 'needs'],
    ['Cada vez pior o transporte nesta cidade, sempre cheio e atrasado', 'needs complaint'],
    ['Ausente até segunda-feira, respondo quando voltar', 'automated'],
  ],
  outbound: [
    ['Passe na nossa loja da rua do Sol que eles trocam.', 'passes:team'],
    ['Conta pra gente no privado o que aconteceu, por favor.', 'passes:private message'],
    ['A multa pode ser contestada no prazo de trinta dias.', 'helps'],
    ['Desculpe o incómodo, ligamos amanhã logo cedo.', 'promises apologises'],
    ['Adoramos ler isso! Um abraço.', ''],
    ['Mande a fatura para clientes@agua.example, por favor.', 'passes:email'],
  ],
}

/** Written last and measured once; nothing was changed for them. */
export const last: Texts = {
  inbound: [
    ['O aquecimento da casa não arranca e estão zero graus', 'needs'],
    ['Dá para pagar a matrícula em prestações?', 'needs'],
    ['Levei uma multa onde não havia placa nenhuma, é injusto', 'needs complaint'],
    ['Fui tão bem atendida hoje, um prazer', ''],
    ['Agradeço muito a atenção', 'thanks'],
    ['Está tudo certo agora, desculpem a mensagem anterior', 'solved'],
    ['O professor não apareceu e ninguém avisou, que falta de seriedade', 'needs complaint'],
    ['Não percebo estes 12 euros na minha fatura', 'needs'],
  ],
  outbound: [
    ['Pode tratar disso no balcão da câmara municipal.', 'passes:team'],
    ['Ligue-nos quando puder para o 210 000 000 e vemos isso.', 'passes:phone'],
    ['O passe vale nas zonas A e B até ao fim do mês.', 'helps'],
    ['Lamentamos a confusão, vamos confirmar com o armazém.', 'promises apologises'],
  ],
}
