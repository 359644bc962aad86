import type { Texts } from './labelled.ts'

/** Written before the rules; what was misread at first was looked at. */
export const heldOut: Texts = {
  inbound: [
    ["Bonjour, où en est ma commande ? Je l'ai passée il y a dix jours", 'needs'],
    ["Impossible de me connecter à l'appli depuis hier soir", 'needs'],
    ["Trois semaines que j'attends mon remboursement et personne ne répond, c'est inadmissible", 'needs complaint'],
    ['Merci beaucoup pour votre aide, vous êtes au top 😊', 'thanks'],
    ["C'est bon, ça remarche, merci !", 'thanks solved'],
    ['bonjour a quelle heure ouvre le magasin de lyon demain', 'needs'],
    ["SERVICE CLIENT LAMENTABLE, plus jamais je n'achète chez vous", 'needs complaint'],
    ['Je voudrais modifier la date de ma réservation svp', 'needs'],
    ["J'ai été débité deux fois pour le même abonnement, c'est du vol", 'needs complaint'],
    ['Vol parfait, équipage adorable, bravo à toute l’équipe', ''],
    ['Le problème est résolu, le colis est arrivé ce matin', 'solved'],
    ["Réponse automatique : je suis absent du bureau jusqu'au 12 janvier", 'automated'],
    ['encore un train en retard, y en a marre de cette ligne', 'needs complaint'],
    ["Pourriez-vous m'envoyer une copie de ma facture de mars ?", 'needs'],
    ["J'ai bien reçu le colis mais le miroir est cassé", 'needs'],
    ["Pas mal du tout ce nouveau menu, on s'est régalés", ''],
    ['Besoin d’aide svp, je ne trouve pas mon code promo', 'needs'],
    ['Merci pour rien, encore une heure perdue au téléphone', 'needs complaint'],
    ['Votre conseillère était très gentille, je suis ravie', ''],
    ['Combien coûte la livraison en Corse', 'needs'],
    ['la box coupe toutes les cinq minutes et aucune solution !!! 😡', 'needs complaint'],
    ['ok merci', 'thanks'],
    ['Je veux résilier, marre des augmentations tous les ans', 'needs complaint'],
  ],
  outbound: [
    ['Bonjour Anne, merci de nous envoyer un message privé avec votre numéro de commande.', 'passes:private message'],
    ['Nous sommes désolés pour cette situation. Appelez-nous au 01 23 45 67 89.', 'passes:phone apologises'],
    ['Bonjour, vous pouvez nous écrire à aide@boutique.example en précisant votre dossier.', 'passes:email'],
    ['Merci de remplir ce formulaire : https://x.example/f', 'passes:form'],
    ['Nous vous invitons à vous rapprocher de votre agence.', 'passes:team'],
    ['Pour changer le mot de passe, allez dans Réglages puis Sécurité.', 'helps'],
    ['Votre commande est partie hier et arrivera demain.', 'helps'],
    ['Quel modèle avez-vous exactement ?', 'asks'],
    ['Toutes nos excuses pour la gêne. Nous vérifions cela et revenons vers vous rapidement.', 'promises apologises'],
    ['Merci pour ce gentil message, ça fait plaisir !', ''],
    ['Le remboursement de 20 € a été effectué, il apparaîtra sous deux jours.', 'helps'],
    ['Ceci est un message automatique, merci de ne pas y répondre.', 'automated'],
  ],
}

/** What the rules were tried on while they were written. */
export const tried: Texts = {
  inbound: [
    ['Bonjour, avez-vous la taille 42 en bleu ?', 'needs'],
    ['Je ne reçois pas le code de vérification sur mon portable', 'needs'],
    ["C'est honteux de traiter les clients comme ça, j'en ai marre", 'needs complaint'],
    ["Merci d'avoir réglé ça si vite !!", 'thanks'],
    ['enfin reçu le colis, merci à tous', 'thanks solved'],
    ['Quel hôtel magnifique, on reviendra', ''],
    ["J'ai acheté un billet et je n'ai pas eu de confirmation", 'needs'],
    ['Vous vous foutez de nous ? Vol encore annulé et personne au comptoir', 'needs complaint'],
    ['plus de courant dans le quartier, vous savez quand ca revient?', 'needs'],
    ['non merci', ''],
    ['Je souhaite parler à un conseiller', 'needs'],
    ['Votre réseau est vraiment pourri en Bretagne', 'needs complaint'],
    ['Le repas est arrivé froid et il manquait la boisson', 'needs complaint'],
    ['je voudrais savoir si vous livrez en Belgique', 'needs'],
    ['Tout était parfait, personnel très aimable', ''],
    ["Message automatique : je suis actuellement en congés jusqu'au 3 août", 'automated'],
    ['Le distributeur a avalé ma carte et la banque ne répond pas', 'needs complaint'],
    ["Bonnes fêtes à toute l'équipe", ''],
    ["c'est réglé, c'était le mot de passe", 'solved'],
    ['Toujours pas internet, ça fait quatre jours', 'needs complaint'],
  ],
  outbound: [
    ['Contactez-nous sur WhatsApp au 06 12 34 56 78.', 'passes:chat'],
    ['Vous pouvez vous rendre en agence avec une pièce d’identité.', 'passes:team'],
    ['Passez en DM svp, on va regarder ça.', 'passes:private message'],
    ['Redémarrez la box et patientez deux minutes, cela suffit souvent.', 'helps'],
    ['Oui, nous sommes ouverts le dimanche de 10 h à 14 h.', 'helps'],
    ['Depuis quelle ville nous écrivez-vous ?', 'asks'],
    ["Merci pour l'info, nous transmettons à l'équipe technique.", 'promises'],
    ["Désolé pour l'attente. Le souci persiste-t-il ?", 'asks apologises'],
    ['Pour des raisons de confidentialité nous ne pouvons pas répondre ici, appelez le 3900.', 'passes:phone'],
    ["Si vous avez d'autres questions, nous restons à votre disposition.", ''],
  ],
}

/** Written after the rules, plainer people in less plain words; measured once, then the rules were widened by it. */
export const widened: Texts = {
  inbound: [
    ["L'ascenseur est arrêté depuis vendredi et il y a des personnes âgées", 'needs'],
    ['Quelqu’un sait si la piscine ouvre en août ?', 'needs'],
    ["Je vous ai transmis les papiers d'assurance, les avez-vous reçus ?", 'needs'],
    ["On m'a vendu un téléphone d'occasion pour du neuf, c'est se moquer des gens", 'needs complaint'],
    ["Un grand bravo à la dame de l'accueil, adorable", ''],
    ['Merci, ça me suffit', 'thanks'],
    ["Laissez tomber, c'est rentré dans l'ordre", 'solved'],
    ["Le nom de mon fils est mal écrit sur l'inscription, comment le corriger ?", 'needs'],
    ['Deux heures aux urgences sans voir personne', 'needs complaint'],
    ['Vous pourriez me rappeler cet après-midi ?', 'needs'],
    ['De pire en pire les bus dans cette ville, toujours bondés et en retard', 'needs complaint'],
    ["Absente jusqu'à lundi, je répondrai à mon retour", 'automated'],
  ],
  outbound: [
    ['Passez à notre bureau rue du Soleil, ils vous le changeront.', 'passes:team'],
    ['Dites-nous en privé ce qui s’est passé, svp.', 'passes:private message'],
    ["L'amende peut être contestée dans un délai de quarante-cinq jours.", 'helps'],
    ['Pardon pour ce désagrément, nous vous appelons demain à la première heure.', 'promises apologises'],
    ['On adore lire ça ! À très vite.', ''],
    ['Envoyez la facture à clients@eau.example, merci.', 'passes:email'],
  ],
}

/** Written last and measured once; nothing was changed for them. */
export const last: Texts = {
  inbound: [
    ["Le chauffage de l'appartement ne démarre pas et il fait zéro degré", 'needs'],
    ["Peut-on payer l'inscription en plusieurs fois ?", 'needs'],
    ["J'ai reçu une amende alors qu'il n'y avait aucun panneau, c'est injuste", 'needs complaint'],
    ["On a été super bien reçus aujourd'hui, un vrai plaisir", ''],
    ['Je vous remercie pour ce geste', 'thanks'],
    ['Tout est arrangé, désolé pour le message précédent', 'solved'],
    ["Le professeur n'est pas venu et personne n'a prévenu, quel manque de sérieux", 'needs complaint'],
    ['Je ne comprends pas ces 12 euros sur ma facture', 'needs'],
  ],
  outbound: [
    ['Vous pouvez vous renseigner au guichet de la mairie.', 'passes:team'],
    ['Appelez-nous dès que possible au 01 00 00 00 00, on regardera.', 'passes:phone'],
    ["L'abonnement couvre les zones A et B jusqu'à la fin du mois.", 'helps'],
    ['Désolés pour la confusion, nous allons vérifier avec l’entrepôt.', 'promises apologises'],
  ],
}
