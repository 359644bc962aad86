import type { Tables } from './tongue.ts'

const works =
  'funciona|funcionam|funcionou|funcionava|abre|carrega|liga|entra|conecta|responde|aparece|sai|deixa|permite|atualiza|aceita|reconhece|chega|vai|esta|anda|arranca|presta|pega|inicia|imprime|gela|aquece|consigo|abrem'
const things =
  'atendimento|servico|serviço|experiencia|qualidade|comida|app|aplicativo|aplicacao|site|loja|empresa|suporte|produto|operadora|entrega|apoio'

/** Portuguese of Brazil and of Portugal. */
export const portuguese: Tables = {
  common:
    'o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para pra pro com sem sobre entre ate desde e ou mas que quem qual quais quando onde como quanto quanta porque porquê se nao sim ja ' +
    'eu tu voce voces ele ela eles elas nos me te se lhe meu minha meus minhas seu sua seus suas nosso nossa vosso vossa teu tua este esta isto esse essa isso aquele aquela aquilo ' +
    'e sao sou somos foi era ser esta estou estao estava estamos ter tem tenho temos tinha tive ha haver fazer faz faco fui vai vou vao posso pode podem consigo consegue quero quer queria gostaria preciso podemos poderia ' +
    'muito muita mais menos tao tudo todo toda todos todas nada ninguem algo alguem ainda agora hoje ontem amanha sempre nunca tambem so apenas outra outro ai la aqui la depois antes cada mesmo mesma bem ola oi bom boa dia tarde noite ' +
    'obrigado obrigada favor pf porfavor ao aos à às gente senhor senhora entao assim pois desse dessa deste desta nesse nessa pelo',
  tones: [
    [
      -2.5,
      'pessimo pessima pessimos horrivel horriveis terrivel vergonha vergonhoso vergonhosa absurdo absurda inaceitavel inadmissivel golpe golpistas fraude burla roubo ladroes ladrao lixo merda porcaria nojo nojento nojenta desrespeito descaso palhacada ridiculo ridicula lamentavel deploravel pior piores incompetentes incompetente incompetencia ' +
        'enganado enganada engano enganosa mentira mentirosos mentem odeio odio desastre indignado indignada indignacao revoltado revoltada revoltante decepcao decepcionado decepcionada desilusao desiludido furioso furiosa patetico aldrabões vigaristas caloteiros chateado chateada aborrecido cansei farta farto saco',
    ],
    [
      -1.2,
      'mal mau ma ruim ruins lento lenta lentos caro cara carissimo triste atrasado atrasada atraso atrasos frio fria sujo suja demora demorado demorada injusto grosso grosseiro mal-educado mal-educada cancelado cancelada cancelaram reclamacao queixa impossivel perdido perdida estragado estragada frustrado frustrada frustrante complicado dificil errado errada confuso pena insatisfeito insatisfeita azedo',
    ],
    [
      1,
      'bom boa bons boas rapido rapida facil util contente satisfeito satisfeita simpatico simpatica simpaticos gentil gentis atencioso atenciosa feliz lindo linda limpo educado prestativo prestativa eficiente gostoso tranquilo',
    ],
    [
      2,
      'otimo otima excelente excelentes perfeito perfeita maravilhoso maravilhosa fantastico fantastica incrivel adorei adoro amei amo parabens top recomendo show demais espetacular espetáculo impecavel sensacional encantada encantado delicioso deliciosa melhor melhores nota arrasaram',
    ],
  ],
  negators: 'nao nunca jamais nem sem nenhum nenhuma nada ninguem',
  fillers: 'me se nos lhe o a esta e foi muito ha tao tem sido la ta',
  strengths: [
    [1.3, 'muito muita super tao totalmente completamente realmente mega extremamente bem'],
    [0.7, 'pouco meio quase bastante'],
  ],
  greetings:
    'ola oi bom boa dia tarde noite gente pessoal por favor e mas obrigado obrigada entao desculpe desculpa caros boas alo ei',
  leaning: 'se quando para porque pois como enquanto embora onde que e caso',
  unsettled:
    'se quando ate espero quero preciso tomara para quanto queremos esperamos disseram dizem supostamente gostaria',
  endings: [
    ['aremos', '<we-will>'],
    ['eremos', '<we-will>'],
    ['iremos', '<we-will>'],
  ],
  inbound: {
    opens: [
      'onde|cade|quando|quanto|quantos|quantas|qual|quais|quem|porque|porquê',
      'como|que faço|faco|posso|podemos|consigo|horas|hora|dia|devo|funciona|e|eu|documentos|aconteceu|significa',
      'a|ate|em|por|de|desde|para que|qual|quando|quanto|onde|quantos',
      'tem|têm|ha|podem|pode|posso|consegue|conseguem|sabem|sabe|aceitam|vendem|fazem|entregam|abrem|poderia|poderiam|existe',
      'alguem|alguma|algum sabe|novidade|previsao|solucao|pode|me',
      'e|será|sera possivel|normal|verdade|que',
      'o que',
    ],
    asks: [
      'me|nos ajudam|ajuda|ajudas',
      'nao|não sei|entendo|sabemos|entendi como|se|quando|onde|o|que|por|qual|porque',
      'podem|pode|poderia|poderiam|consegue|conseguem me|ajudar|informar|dizer|verificar|confirmar|enviar|explicar|esclarecer|mandar|resolver',
      'gostaria|queria|quero|preciso|gostava de? saber|perguntar|confirmar|entender|informacoes',
      'por que|quê',
      'quando|como|onde|quanto|qual vou|posso|vai|faço|e|chega|custa|abre|fica|vao|consigo|faz',
      'tenho|uma uma? duvida|pergunta|questao',
      'alguem|algum|alguma me|ai|previsao',
    ],
    requests: [
      'gostaria|gostava|queria|quero|preciso|precisamos|necessito|queremos|solicito|exijo|desejo|agradecia',
      'por favor',
      'pf|pfv|ajuda|ajudem|ajudar|urgente|socorro',
      'aguardo|espero|aguardando retorno|resposta|uma|solucao|contato|contacto|o',
      'devolvam|respondam|resolvam|resolva|enviem|mandem|liguem|arrumem|arranjem|expliquem|verifiquem|cancelem|me',
      'façam|facam|faz alguma|algo',
      'meu|minha|o numero|codigo|protocolo|pedido do|de|e|pedido|numero',
      'me ajudem|ajuda|ajude|liguem|respondam|informem|mandem',
    ],
    fails: [
      'recusado|recusada|recusa|recusou|rejeitado|rejeitada|rejeita',
      `nao|não|nunca|nem me|se|nos|lhe|esta|ta|mais|está? ${works}|funcionando|funcionar|carregando|abrindo|ligar|entrar`,
      'nao|não me? consigo|conseguimos|consegui|posso|acho|encontro|vejo|estou|da|tenho|deu|dá|conseguir',
      'nao|não da|dá para|pra',
      'deixou|parou|parei de funcionar|carregar|ligar|responder|receber|conseguir',
      'cai|caiu|trava|travou|travando|travado|fecha|desliga|bloqueou|quebrou|avariou|estragou|sumiu|queimou|congela|crasha|partiu',
      'veio|chegou|esta|está|estao|foi|ta|com … quebrado|quebrada|partido|partida|estragado|estragada|avariado|avariada|rasgado|defeito|bloqueada|bloqueado|fora|sujo',
      'quebrado|quebrada|quebrados|partido|partida|estragado|estragada|avariado|avariada|danificado|danificada|bloqueado|bloqueada|rasgado|rachado|incompleto|incompleta|amassado|amassada|vencido|defeituoso',
      'erro|erros|falha|falhas|avaria|defeito|problema|problemas|bug|bugado',
      'fora do ar',
      'sem|fico|ficamos|estou internet|agua|água|luz|sinal|rede|energia|acesso|sem|cobertura|net|conexao|gas',
      'tamanho|cor|produto|artigo|pedido|endereco|endereço|valor errado|errada|trocado|incorreto',
      'falta|faltam|faltou|faltava|faltaram um|uma|dois|duas|o|a|parte|varios|itens|peças|item|produto',
    ],
    waits: [
      'estou|ha|há|faz|fazem|mais|ja|já|espero|quase|à … dias|semanas|horas|meses|semana|mes|hora|minutos|espera|tempo',
      'continuo|estou|estamos|fico|sigo|ainda esperando|à|a|aguardando|sem espera|resposta|<number>?',
      'ainda|até|ate nao|não|hoje|agora … chegou|recebi|receberam|resposta|resolveram|nada|entregaram|veio|foi|responderam|resolvido|enviado|entregue',
      'nao|não|nunca me? chegou|recebi|entregaram|veio|apareceu|recebemos|foi|enviaram … entregue|enviado|resolvido|nada|ainda?',
      'devia|deveria|era|deveriam ter|estar|para chegado|ter|sido|entregue?',
      'com|de|horas|minutos|horas atraso|espera|atrasado|demora',
      'hora|horas|tempo|manhã|manha|tarde perdida|perdidas|perdido|na|de|em fila|espera|ao?',
    ],
    repeats: [
      'outra|mais uma? vez',
      'de novo|novamente',
      'toda|todo|todos|todas|cada hora|dia|vez|os|semana|as|mes',
      'e|é a? segunda|terceira|quarta|quinta|<number> vez',
      'sempre|novamente a|o|que mesma|mesmo',
      'constantemente|direto',
    ],
    money: [
      'cobrado|cobrada|cobraram|cobrando|cobrança|descontaram|debitaram|debitado|cobram duas|a|indevidamente|indevida|dobro|em|valor|dobrado|duplicado|sem|por|pela|o|mais|taxa|me|de|duplicada',
      'fui|me|sou cobrado|cobraram|cobrada|debitaram|descontaram',
      'cobrança|cobranças|cobranca|cobrancas|valor|debito indevida|indevidas|a|duplicada|errado|em',
      'nao|não|nem|ainda me? devolvem|devolveram|reembolsam|estornaram|reembolsaram|estorno|reembolso|devolve',
      'aumento|aumentos|aumentaram|subiram de|do|da|o|no|na preço|preco|preços|mensalidade|valor',
      'meu dinheiro de|volta',
    ],
    ignored: [
      'ninguem|ninguém|nao|não|nem|nunca me|nos|da|dão|se? responde|respondem|ajuda|atende|atendem|resolve|resolvem|resposta|liga|responderam|respondeu|sabe|retorna|retornam|faz|fez|solucao|atendeu|solução|explica',
      'sem|nenhuma resposta|solucao|retorno|solução|explicacao|noticias',
      'me|nos|desligam|desligaram ignoram|ignoraram|enganaram|na|desligaram|enrolam|enrolando|mentiram|o',
    ],
    upset: [
      `pessimo|péssimo|pessima|péssima|mau|ma|má|que|terrivel|horrivel ${things}`,
      `${things} e|foi|esta|muito|cada|é|está|um|uma|tao? pessimo|pessima|ruim|horrivel|terrivel|lixo|lento|lenta|nojo|fraco|fraca|vergonha|vez|mau|ma`,
      'que vergonha|absurdo|nojo|falta|desrespeito|decepcao|palhacada|raiva|lixo|roubo|descaso|porcaria|desilusao',
      'falta|tanta de respeito|profissionalismo|consideração|consideracao|vergonha|educacao',
      'muito|tao|bem|super|bastante mal|ruim|mau|lento|lenta|caro|cara|chateado|chateada|decepcionado|decepcionada|insatisfeito|insatisfeita|demorado|fraco|desagradavel',
      'um|uma|é|e absurdo|vergonha|desrespeito|roubo|palhacada|fraude|burla|descaso|piada|lixo',
      'estou|ja|já|to farto|farta|cansado|cansada|cansei|indignado|indignada|revoltado|revoltada|cheio|saturado',
      'cansei|fartei de|me',
      'nao|não|nem recomendo|comprem|caiam|gostei|vale|aceito|admito|aconselho|usem|presta',
      'nao|não e|é aceitavel|normal|justo|possivel|admissivel',
      'perda|perder|perdi de|meu? tempo|dinheiro',
      'livro de reclamacoes|reclamações',
      'procon|reclame',
      'vou|irei processar|reclamar|denunciar',
    ],
    leaves: [
      'nunca|jamais mais|volto|voltarei|compro',
      'nao|não volto|compro|voltarei|uso mais|a|nunca|nesta|nessa|aqui',
      'ultima|última vez|compra que|nessa|com',
      'quero|vou|pretendo|desejo cancelar|rescindir|mudar|trocar … plano|assinatura|contrato|operadora|banco|conta|tudo|serviço|servico|cancelar',
      'cancelar|cancelei|rescindir|vou|mudar tudo|mudar|trocar|de|para operadora|concorrencia|banco?',
    ],
    mockery: [
      'obrigado|obrigada|parabens|valeu por|pela|pelo … nada|atraso|demora|estragar|ignorar|cancelar|perder|descaso|incompetencia',
      'obrigado|obrigada por nada',
    ],
    pleased: [
      'muito|super|tao|bem bom|boa|bem|contente|satisfeito|satisfeita|simpatico|simpatica|gentil|rapido|rapida|feliz|atencioso|atenciosa|educado|eficiente|simpaticos',
      'nada|nao|não mau|mal|ruim',
      'adorei|amei|gostei|gostamos|adoramos|recomendo',
      'que|estava bom|delicia|maravilha|lindo|bem|otimo|simpatia|delicioso',
      'parabens|parabéns',
      'voces|vcs|vocês sao|arrasam|são|arrasaram demais|top|otimos|incriveis|maravilhosos|os?',
    ],
    thanks: [
      'obrigado|obrigada|obg|grato|grata pela|pelo|por|a toda|sua|vossa? ajuda|atenção|atencao|apoio|rapidez|resposta|tudo|atendimento',
      'muito|muitissimo|mto obrigado|obrigada|obg',
      'obrigado|obrigada|obrigadao|obg|brigado|brigada|valeu|vlw|grato|grata|agradecido|agradecida',
      'agradeço|agradeco|agradecemos',
    ],
    polite: [
      'obrigado|obrigada|grato|grata desde|antecipadamente ja?',
      'desde ja agradeco|obrigado|obrigada|grato|grata',
      'nao|não obrigado|obrigada',
      'agradeço|agradeco|agradecia|agradecia|grato desde|se|a|pela|resposta|ajuda|antecipadamente|atenção|atencao',
      'sim por favor',
    ],
    solved: [
      'ja|já|agora|finalmente|tudo|hoje me? funciona|resolvido|resolveu|chegou|consegui|esta|está|foi|recebi|voltou|deu|estou|resolvi|resolveram|voltou|arrumaram … certo|funcionar|resolvido|funcionando|tudo?',
      'foi|esta|está|ficou|problema|tudo|assunto|duvida|caso ja|foi|já? resolvido|resolvida|solucionado|corrigido|arrumado|reparado|normalizado|certo|esclarecida',
      'esta|está|voltou|ja|tudo a|de? funcionar|funcionando|normal',
      'consegui|deu|resolvi|encontrei certo|resolver|entrar|achar|encontrar|resolvido|sozinho|sozinha|o|a|ja',
      'chegou|voltou|recebi hoje|tudo|bem|o|agora|direitinho|finalmente|ontem|certinho',
      'resolvido',
    ],
    greets: ['ola|oi|ok|sim|certo|perfeito|olá', 'bom|boa|boas|feliz dia|tarde|noite|ano|natal|semana'],
    automated: [
      'resposta|mensagem|email|notificacao|aviso automatica|automatico|gerada|gerado',
      'esta|este|essa e|é|mensagem|email|foi uma|e|foi? mensagem|resposta|email|enviada|gerada|enviado? automatica|automaticamente|automatico',
      'estou|estarei|encontro atualmente|me? ausente|fora|de do|ferias|férias|ate|até',
      'fora do escritorio|escritório',
      'nao|mensagem nao|foi entregue|possivel entregar?',
      'ausencia do escritorio',
    ],
  },
  outbound: {
    messageUs: [
      'siga|segue|sigam|seguir|nos … mensagem|mensagens|dm|direct|privado',
      'veja|confira|verifique|consulte suas|as|sua|tuas dm|mensagens|dms|direct|inbox',
      'envie|envia|enviar|mande|manda|mandar|chame|chama|chamar|deixe|escreva|contacte|contate|responda|fale|entre|partilhe|passe|informe|encaminhe|entrar|envie|enviem|contactar … mensagem|privado|privada|dm|mp|direct|inbox|mensagens|md',
      'por|via|na|no|em|pela|pelo mensagem|dm|mp|direct|inbox|md privada|direta?',
      'chame|chama|chamar a|nos|no|na|gente? dm|direct|inbox|privado|aqui|gente',
      'vem|venha|vamos|continuamos|continuar … dm|direct|privado|inbox|mensagem',
    ],
    callUs: [
      'ligue|ligar|liga|telefone|telefonar|ligando|ligue-nos para|pelo|ao|no|nos|a|gratuitamente|através|o|nosso',
      'contacte|contate|contactar|contato|contacto|entrar … telefone|telefonico|<number>|linha|telefónico',
      'ligue|liga|ligar nos',
      'pelo|via|por telefone|numero|<number>|número',
      'central|linha de atendimento|relacionamento|apoio|telefone',
    ],
    mailUs: [
      'envie|enviar|escreva|escrever|mande|mandar|contacte|contate|contactar|encaminhe|envia|entre … email|mail|<mask>',
      'por|via|pelo|através|para e|o|do? email|mail|e-mail',
    ],
    fillIn: [
      'preencha|preencher|preenche|complete|utilize|use|usar|aceda|acesse|submeta|através … formulario|formulário',
      'abra|abrir|abre|registe|registre|registrar um|uma|a|sua ticket|chamado|solicitacao|solicitação|pedido|reclamacao|ocorrencia|manifestacao',
      'atraves|através|pelo|no do|deste|nosso|este? formulario|formulário',
    ],
    chatWithUs: [
      'pelo|no|via|através|por|ao nosso|do|o? chat|whatsapp|messenger|whats',
      'fale|falar|converse|conversar … chat|whatsapp|whats',
    ],
    goTo: [
      'dirija|dirigir|va|vá|visite|visitar|procure|procurar|consulte|consultar|compareça|passe|desloque|verifique|falar|fale|ir|pergunte … loja|agencia|agência|balcao|balcão|banco|vendedor|fabricante|hotel|restaurante|posto|farmacia|farmácia|medico|médico|transportadora|companhia|concessionaria|prefeitura',
      'dirija|desloque|dirigir|deslocar se a|ao|à|ate|até',
      'nossos|os colegas do|da|de',
    ],
    contact: [
      'contacte|contate|contacta|contactar|contatar|fale|falar|escreva|escrever|procure|acesse|aceda|entre|consulte o|a|com|para|nos|diretamente|nosso|nossa|directamente|conosco|connosco|em|aqui|através|por|pelo|<link>|<name>|os|as|<mask>',
      'entre|entrar|entra em contato|contacto',
      'reclame|solicite|solicitar|registre|registe aqui|em|no|pelo|pedido site|<link>|app?',
    ],
    byMessage: ['por|via|na|no|em|pela|pelo mensagem|dm|mp|direct|inbox privada|direta?', 'mensagem privada|direta'],
    byPhone: ['telefone|telefonico|telefónico', 'numero|linha|pelo|ligue <number>|gratuita|telefone|numero'],
    byMail: ['email|mail|e-mail'],
    byForm: ['formulario|formulário'],
    byChat: ['chat|whatsapp|messenger'],
    toTeam: ['equipe|equipa|loja|agencia|atendimento|suporte|departamento|sac|colegas|apoio'],
    asks: [
      'diga|informe|confirme|indique|conte|conta|confirma|descreva|partilhe|explique|confirmar nos|qual|o|a|pra|para|se|por|mais',
      'precisamos|preciso|necessitamos do|da|de|que|saber|seu|sua|mais',
    ],
    promises: [
      '<we-will>',
      'vamos|vou|iremos|irei verificar|analisar|averiguar|ver|encaminhar|passar|resolver|ajudar|tratar|conferir|entrar|responder|contactar|dar|te|checar|apurar|investigar|reportar|levar',
      'estamos|estou|continuamos verificando|analisando|trabalhando|averiguando|investigando|acompanhando|apurando|cuidando',
      'estamos|estou|continuamos a verificar|analisar|trabalhar|investigar|tratar|averiguar|acompanhar',
      'daremos|retornaremos|entraremos|voltaremos|informaremos|avisaremos|avisamos|retornamos|responderemos|contactaremos',
      'ja|já|encaminhamos|passamos|reportamos|encaminhei|registramos|registamos encaminhamos|reportamos|passamos|o|a|sua|seu|para|ao|à … equipe|equipa|departamento|setor|sugestao|feedback|area',
      'para que? possamos|podermos|te|lhe|o ajudar|verificar|ajuda-lo|analisar?',
      'em breve',
      'o mais rapido|breve|rápido',
      'assim que',
      'possamos|podermos',
    ],
    apologises: [
      'desculpa|desculpas|desculpe|desculpem|perdão|perdao',
      'lamentamos|lamento|sentimos|sinto',
      'pedimos|peço desculpa|desculpas',
    ],
    courtesy: [
      'obrigado|obrigada|obrigados|agradecemos|agradeço|ola|olá|oi|bem-vindo|cumprimentos|atenciosamente',
      'ficamos|fico muito? felizes|feliz|contentes|contente|satisfeitos',
      'que bom|legal|alegria|maravilha|ótimo|otimo',
      'bom|boa|otimo|ótima|tenha|feliz dia|tarde|noite|viagem|fim|um|semana',
      'conte|contar conosco|connosco|sempre',
      'um abraço|abraco|prazer',
      'estamos|estou à|a|sempre|aqui disposicao|disposição|para|ao?',
      'esperamos|espero que',
      'entendemos|compreendemos|entendo',
    ],
    closes: [
      'qualquer|alguma|mais|outra duvida|dúvida|coisa|questao|questão|outra|ajuda|alguma',
      'se|caso precisar|tiver|precise|necessitar|tenha',
      'acabamos|enviamos|respondemos|ja|já … dm|direct|mensagem|email|privado|respondemos',
    ],
    excuses: [
      'nao|não|evite compartilhe|partilhe|compartilhar|partilhar|divulgue … dados|informacoes|informações|pessoais',
      'nao|não podemos|temos|conseguimos|consigo|e|é|posso|temos … aqui|acesso|possivel|possível|publico|público|por|verificar|ver',
      'por|questoes|questões motivos|razões|de|questões|questoes|segurança|seguranca',
      'eles|la|lá|que poderao|podem|poderão|possam|vao|vão',
    ],
    advice: [
      'experimente|tente|tenta|reinicie|reinicia|desinstale|desinstala|atualize|atualiza|limpe|limpa|desligue|desliga|verifique|verifica|remova|reinstale|certifique|conecte o|a|os|as|se|novamente|de|seu|sua|com|em|que|por|e',
      'va|vá|acesse|aceda|entre|clique|selecione|toque|abra|abre|escolha|carregue … configuracoes|configurações|definicoes|definições|menu|conta|perfil|opcao|opção|botao|botão|ajustes|seguranca|segurança',
      'recomendamos|sugerimos|aconselhamos|sugiro que? tente|reinicie|reiniciar|atualizar|verifique|tentar|aguardar|desinstalar|limpar',
    ],
    informs: [
      'pode|podes|consegue|poderá|aqui|você … ver|consultar|encontrar|acompanhar|conferir|saber|verificar',
      'mais informacoes|informações|detalhes|info',
      'aqui|neste|nesta|no|confira|veja|saiba link|pagina|página|artigo|seguinte|aqui|mais|<link>|o|a|como|passo',
      'tem|temos todas|mais informações|informacoes',
    ],
    automated: [
      'resposta|mensagem|email|notificacao|aviso automatica|automatico|gerada|gerado',
      'esta|este|essa e|é|mensagem|email|foi uma|e|foi? mensagem|resposta|email|enviada|gerada|enviado? automatica|automaticamente|automatico',
      'estou|estarei ausente|fora de|do|ferias|ate',
    ],
  },
}
