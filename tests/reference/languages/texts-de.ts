import type { Texts } from './labelled.ts'

/** Written before the rules; what was misread at first was looked at. */
export const heldOut: Texts = {
  inbound: [
    ['Wo bleibt mein Paket? Es sollte am Montag kommen', 'needs'],
    ['Ich kann mich seit gestern nicht mehr in der App anmelden', 'needs'],
    ['Seit drei Wochen warte ich auf meine Erstattung und keiner meldet sich. Unverschämt!', 'needs complaint'],
    ['Vielen Dank für die schnelle Hilfe, ihr seid super 😊', 'thanks'],
    ['Jetzt geht es wieder, danke!', 'thanks solved'],
    ['hallo wann macht die filiale in der hauptstrasse morgen auf', 'needs'],
    ['MIESER SERVICE, nie wieder bestelle ich hier', 'needs complaint'],
    ['Guten Tag, ich möchte gerne meine Buchung umbuchen', 'needs'],
    ['Mir wurde der Beitrag doppelt abgebucht, das ist eine Frechheit', 'needs complaint'],
    ['Super Flug, sehr nette Crew, gerne wieder', ''],
    ['Hat sich erledigt, das Paket ist heute angekommen', 'solved'],
    ['Automatische Antwort: Ich bin bis zum 12. Januar nicht im Büro', 'automated'],
    ['schon wieder Verspätung, langsam reicht es mir mit der Bahn', 'needs complaint'],
    ['Können Sie mir bitte eine Kopie der Rechnung vom März schicken', 'needs'],
    ['Die Lieferung ist da, aber der Spiegel ist zerbrochen', 'needs'],
    ['Gar nicht schlecht der neue Kaffee, schmeckt mir', ''],
    ['Brauche Hilfe, ich finde meinen Gutscheincode nicht', 'needs'],
    ['Danke für nichts, wieder eine Stunde in der Warteschleife', 'needs complaint'],
    ['Ihre Mitarbeiterin war ausgesprochen freundlich, bin begeistert', ''],
    ['Was kostet der Versand nach Österreich', 'needs'],
    ['das internet fällt ständig aus und niemand tut was!!! 😡', 'needs complaint'],
    ['ok danke', 'thanks'],
    ['Ich kündige, die ständigen Preiserhöhungen sind eine Zumutung', 'needs complaint'],
  ],
  outbound: [
    ['Hallo Anna, schick uns bitte eine Direktnachricht mit deiner Bestellnummer.', 'passes:private message'],
    ['Das tut uns leid. Rufen Sie uns bitte unter 0800 123456 an.', 'passes:phone apologises'],
    ['Guten Tag, schreiben Sie uns gerne an hilfe@laden.example mit Ihrer Kundennummer.', 'passes:email'],
    ['Bitte füllen Sie dieses Formular aus: https://x.example/f', 'passes:form'],
    ['Bitte wenden Sie sich direkt an Ihre Filiale.', 'passes:team'],
    ['Das Passwort lässt sich unter Einstellungen und dann Sicherheit ändern.', 'helps'],
    ['Ihre Bestellung ist gestern rausgegangen und kommt morgen an.', 'helps'],
    ['Welches Modell haben Sie denn?', 'asks'],
    [
      'Wir entschuldigen uns für die Unannehmlichkeiten. Wir prüfen das und melden uns bei Ihnen.',
      'promises apologises',
    ],
    ['Danke für das nette Feedback, das freut uns sehr!', ''],
    ['Wir haben die 20 € erstattet, das Geld ist in zwei Tagen auf dem Konto.', 'helps'],
    ['Dies ist eine automatisch generierte Nachricht, bitte antworten Sie nicht darauf.', 'automated'],
  ],
}

/** What the rules were tried on while they were written. */
export const tried: Texts = {
  inbound: [
    ['Hallo, habt ihr die Größe 42 auch in blau?', 'needs'],
    ['Ich bekomme den Bestätigungscode nicht aufs Handy', 'needs'],
    ['Unfassbar wie hier mit Kunden umgegangen wird, mir reicht es', 'needs complaint'],
    ['Danke, dass ihr das so schnell gelöst habt!!', 'thanks'],
    ['endlich ist das paket da, danke an alle', 'thanks solved'],
    ['Was für ein tolles Hotel, wir kommen wieder', ''],
    ['Ich habe ein Ticket gekauft und keine Bestätigung bekommen', 'needs'],
    ['Wollt ihr mich verarschen? Flug schon wieder gestrichen und keiner am Schalter', 'needs complaint'],
    ['stromausfall in der ganzen strasse, wisst ihr wann es wieder geht?', 'needs'],
    ['nein danke', ''],
    ['Ich möchte mit einem Mitarbeiter sprechen', 'needs'],
    ['Euer Netz ist echt grottig auf dem Land', 'needs complaint'],
    ['Das Essen kam kalt an und das Getränk fehlte', 'needs complaint'],
    ['ich wuerde gern wissen ob ihr auch in die schweiz liefert', 'needs'],
    ['Alles bestens, sehr freundliches Personal', ''],
    ['Automatische Antwort: Ich bin derzeit im Urlaub', 'automated'],
    ['Der Automat hat meine Karte eingezogen und bei der Bank meldet sich niemand', 'needs complaint'],
    ['Frohe Weihnachten an das ganze Team', ''],
    ['hat sich erledigt, lag am passwort', 'solved'],
    ['Immer noch kein Internet, seit vier Tagen', 'needs complaint'],
  ],
  outbound: [
    ['Melde dich bitte über WhatsApp unter 0170 123456.', 'passes:chat'],
    ['Kommen Sie bitte mit Ausweis in eine unserer Filialen.', 'passes:team'],
    ['Schreib uns bitte per DM, dann schauen wir nach.', 'passes:private message'],
    ['Starte den Router neu und warte zwei Minuten, das hilft meistens.', 'helps'],
    ['Ja, wir haben sonntags von 10 bis 14 Uhr geöffnet.', 'helps'],
    ['Aus welcher Stadt schreibst du uns?', 'asks'],
    ['Danke für den Hinweis, wir geben das an die Technik weiter.', 'promises'],
    ['Entschuldige die Wartezeit. Besteht das Problem noch?', 'asks apologises'],
    ['Aus Datenschutzgründen können wir das hier nicht klären, bitte rufen Sie uns an: 0800 111222.', 'passes:phone'],
    ['Wenn du noch Fragen hast, sind wir für dich da.', ''],
  ],
}

/** Written after the rules, plainer people in less plain words; measured once, then the rules were widened by it. */
export const widened: Texts = {
  inbound: [
    ['Der Aufzug steht seit Freitag still und hier wohnen ältere Leute', 'needs'],
    ['Weiß jemand, ob das Freibad im August offen ist?', 'needs'],
    ['Ich habe euch die Unterlagen geschickt, sind die angekommen?', 'needs'],
    ['Mir wurde ein gebrauchtes Handy als neu verkauft, das ist Betrug', 'needs complaint'],
    ['Ein großes Lob an die Dame am Empfang, so herzlich', ''],
    ['Danke, das reicht mir', 'thanks'],
    ['Schon gut, läuft wieder', 'solved'],
    ['Der Name meines Sohnes ist in der Anmeldung falsch geschrieben, wie ändere ich das?', 'needs'],
    ['Zwei Stunden in der Notaufnahme und keiner hat uns angeschaut', 'needs complaint'],
    ['Könntet ihr mich heute Nachmittag zurückrufen?', 'needs'],
    ['Wird immer schlimmer mit den Bussen hier, ständig voll und zu spät', 'needs complaint'],
    ['Ich bin bis Montag außer Haus und antworte danach', 'automated'],
  ],
  outbound: [
    ['Komm einfach in unserem Laden vorbei, die Kollegen tauschen das um.', 'passes:team'],
    ['Erzähl uns bitte per PN, was passiert ist.', 'passes:private message'],
    ['Gegen den Bescheid kann man binnen eines Monats Widerspruch einlegen.', 'helps'],
    ['Verzeihung für den Ärger, wir rufen morgen früh an.', 'promises apologises'],
    ['So etwas lesen wir gern! Liebe Grüße', ''],
    ['Die Rechnung bitte an kunden@wasser.example schicken.', 'passes:email'],
  ],
}

/** Written last and measured once; nothing was changed for them. */
export const last: Texts = {
  inbound: [
    ['Die Heizung in der Wohnung springt nicht an und wir haben null Grad', 'needs'],
    ['Kann man die Gebühr in Raten zahlen?', 'needs'],
    ['Ich habe einen Strafzettel bekommen obwohl da kein Schild stand, das ist unfair', 'needs complaint'],
    ['Wurde heute so nett beraten, eine Freude', ''],
    ['Ich danke Ihnen herzlich für die Mühe', 'thanks'],
    ['Alles wieder in Ordnung, sorry für die Nachricht vorhin', 'solved'],
    ['Der Lehrer kam nicht und keiner hat Bescheid gesagt, sowas von unprofessionell', 'needs complaint'],
    ['Ich verstehe diese 12 Euro auf meiner Rechnung nicht', 'needs'],
  ],
  outbound: [
    ['Das können Sie am Schalter im Rathaus klären.', 'passes:team'],
    ['Ruf uns einfach unter 030 000000 an, dann sehen wir nach.', 'passes:phone'],
    ['Das Abo gilt in den Zonen A und B bis Monatsende.', 'helps'],
    ['Entschuldigung für die Verwirrung, wir fragen im Lager nach.', 'promises apologises'],
  ],
}
