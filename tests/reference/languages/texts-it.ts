import type { Texts } from './labelled.ts'

/** Written before the rules; what was misread at first was looked at. */
export const heldOut: Texts = {
  inbound: [
    ["Dov'è il mio pacco? Doveva arrivare lunedì", 'needs'],
    ["Non riesco ad accedere all'app da ieri sera", 'needs'],
    ['Aspetto il rimborso da tre settimane e nessuno risponde. Una vergogna', 'needs complaint'],
    ["Grazie mille per l'aiuto, siete fantastici 😊", 'thanks'],
    ['Adesso funziona, grazie!', 'thanks solved'],
    ['ciao a che ora apre domani il negozio in centro?', 'needs'],
    ['SERVIZIO PESSIMO, non comprerò mai più da voi', 'needs complaint'],
    ['Buongiorno, vorrei cambiare la data della prenotazione', 'needs'],
    ['Mi avete addebitato due volte la stessa bolletta, è una truffa', 'needs complaint'],
    ['Volo perfetto, equipaggio gentilissimo, complimenti', ''],
    ['Problema risolto, il pacco è arrivato stamattina', 'solved'],
    ['Risposta automatica: sono fuori ufficio fino al 12 gennaio', 'automated'],
    ['treno di nuovo in ritardo, che schifo di servizio', 'needs complaint'],
    ['Mi serve una copia della fattura di marzo per favore', 'needs'],
    ['Ho ricevuto il pacco ma lo specchio è rotto', 'needs'],
    ['Niente male il nuovo caffè, mi è piaciuto', ''],
    ['Potete aiutarmi? non trovo il codice sconto', 'needs'],
    ["Grazie di niente, un'altra ora persa al telefono", 'needs complaint'],
    ["L'operatrice è stata gentilissima, davvero brava", ''],
    ['Quanto costa la spedizione in Sardegna', 'needs'],
    ['internet cade in continuazione e nessuno fa niente!!! 😡', 'needs complaint'],
    ['ok grazie', 'thanks'],
    ['Voglio disdire, sono stufo dei continui aumenti', 'needs complaint'],
  ],
  outbound: [
    ["Ciao Anna, inviaci un messaggio privato con il numero d'ordine.", 'passes:private message'],
    ['Ci dispiace per il disagio. Chiamaci al numero 800 123 456.', 'passes:phone apologises'],
    ['Buongiorno, può scriverci a aiuto@negozio.example indicando la prenotazione.', 'passes:email'],
    ['Ti chiediamo di compilare questo modulo: https://x.example/f', 'passes:form'],
    ['Le consigliamo di rivolgersi direttamente al punto vendita.', 'passes:team'],
    ['Per cambiare la password apri Impostazioni e tocca Sicurezza.', 'helps'],
    ["L'ordine è partito ieri e arriva domani.", 'helps'],
    ['Quale modello hai?', 'asks'],
    ['Ci scusiamo per il disagio. Stiamo verificando e ti faremo sapere al più presto.', 'promises apologises'],
    ['Grazie per le belle parole, ci fa molto piacere!', ''],
    ['Abbiamo rimborsato i 20 €, li vedrai sul conto entro due giorni.', 'helps'],
    ['Questo è un messaggio automatico, si prega di non rispondere.', 'automated'],
  ],
}

/** What the rules were tried on while they were written. */
export const tried: Texts = {
  inbound: [
    ['Ciao, avete la taglia 42 in blu?', 'needs'],
    ['Non mi arriva il codice di verifica sul cellulare', 'needs'],
    ['È assurdo come trattate i clienti, sono stufa', 'needs complaint'],
    ['Grazie per aver risolto così in fretta!!', 'thanks'],
    ['finalmente è arrivato il pacco, grazie a tutti', 'thanks solved'],
    ['Che albergo meraviglioso, torneremo di sicuro', ''],
    ['Ho comprato un biglietto e non ho ricevuto la conferma', 'needs'],
    ['State scherzando? Volo cancellato di nuovo e nessuno al banco', 'needs complaint'],
    ['è saltata la luce in tutto il quartiere, sapete quando torna?', 'needs'],
    ['no grazie', ''],
    ['Ho bisogno di parlare con un operatore', 'needs'],
    ['Che schifo di rete che avete in Sardegna', 'needs complaint'],
    ['Il cibo è arrivato freddo e mancava la bibita', 'needs complaint'],
    ['vorrei sapere se spedite in svizzera', 'needs'],
    ['Tutto perfetto, personale molto cortese', ''],
    ['Messaggio automatico: sono in ferie fino al 3 agosto', 'automated'],
    ['Il bancomat si è mangiato la carta e in banca nessuno risponde', 'needs complaint'],
    ['Buon natale a tutto lo staff', ''],
    ['ora riesco ad entrare, era la password', 'solved'],
    ['Ancora senza internet, sono quattro giorni', 'needs complaint'],
  ],
  outbound: [
    ['Contattaci su WhatsApp al 333 1234567.', 'passes:chat'],
    ['Può recarsi in una delle nostre filiali con un documento.', 'passes:team'],
    ['Scrivici in DM così diamo un’occhiata.', 'passes:private message'],
    ['Riavvia il router e attendi due minuti, di solito basta.', 'helps'],
    ['Sì, siamo aperti la domenica dalle 10 alle 14.', 'helps'],
    ['Da quale città ci scrivi?', 'asks'],
    ['Grazie della segnalazione, inoltriamo tutto al reparto tecnico.', 'promises'],
    ["Scusa per l'attesa. Il problema c'è ancora?", 'asks apologises'],
    ['Per motivi di privacy non possiamo verificare qui, chiami il numero verde 800 111 222.', 'passes:phone'],
    ['Se hai altri dubbi siamo qui.', ''],
  ],
}

/** Written after the rules, plainer people in less plain words; measured once, then the rules were widened by it. */
export const widened: Texts = {
  inbound: [
    ["L'ascensore è fermo da venerdì e ci sono persone anziane", 'needs'],
    ['Qualcuno sa se la piscina apre ad agosto?', 'needs'],
    ["Vi ho mandato i documenti dell'assicurazione, li avete ricevuti?", 'needs'],
    ['Mi hanno venduto un telefono usato per nuovo, è prendere in giro la gente', 'needs complaint'],
    ['Dieci e lode alla ragazza della reception, dolcissima', ''],
    ['Grazie, mi basta così', 'thanks'],
    ['Lasciate stare, si è sistemato da solo', 'solved'],
    ["Il cognome di mio figlio è sbagliato nell'iscrizione, come lo correggo?", 'needs'],
    ['Due ore al pronto soccorso e nessuno ci ha guardato', 'needs complaint'],
    ['Potreste richiamarmi questo pomeriggio?', 'needs'],
    ['Sempre peggio gli autobus in questa città, pieni e in ritardo', 'needs complaint'],
    ['Assente fino a lunedì, risponderò al mio rientro', 'automated'],
  ],
  outbound: [
    ['Passa dal nostro negozio in via del Sole e te lo cambiano.', 'passes:team'],
    ["Raccontaci in privato cos'è successo, per favore.", 'passes:private message'],
    ['La multa si può contestare entro sessanta giorni.', 'helps'],
    ['Perdona il disagio, ti chiamiamo domani mattina.', 'promises apologises'],
    ['Adoriamo leggere queste cose! Un abbraccio.', ''],
    ['Manda la fattura a clienti@acqua.example, per favore.', 'passes:email'],
  ],
}

/** Written last and measured once; nothing was changed for them. */
export const last: Texts = {
  inbound: [
    ['Il riscaldamento di casa non parte e ci sono zero gradi', 'needs'],
    ["Si può pagare l'iscrizione a rate?", 'needs'],
    ["Ho preso una multa dove non c'era nessun cartello, è ingiusto", 'needs complaint'],
    ['Oggi mi avete servito benissimo, un piacere', ''],
    ['Vi ringrazio tanto per il pensiero', 'thanks'],
    ['Tutto a posto adesso, scusate per il messaggio di prima', 'solved'],
    ['Il professore non si è presentato e nessuno ha avvisato, che mancanza di serietà', 'needs complaint'],
    ['Non capisco questi 12 euro in bolletta', 'needs'],
  ],
  outbound: [
    ['Può chiedere allo sportello del comune.', 'passes:team'],
    ['Chiamaci quando puoi allo 02 000000 e controlliamo.', 'passes:phone'],
    ["L'abbonamento vale nelle zone A e B fino a fine mese.", 'helps'],
    ['Ci dispiace per la confusione, stiamo verificando con il magazzino.', 'promises apologises'],
  ],
}
