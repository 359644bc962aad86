import { cue } from './cues.ts'

const works =
  'work|works|working|worked|load|loads|loading|open|opens|opening|start|starts|starting|connect|connects|connecting|turn|turns|play|plays|playing|' +
  'update|updates|updating|install|installs|installing|download|downloads|show|shows|showing|display|displays|displaying|charge|charging|accept|accepts|accepting|allow|allows|allowing|let|letting|' +
  'sync|syncs|syncing|respond|responds|responding|recognize|recognizes|recognised|recognized|happen|send|sends|sending|function|functions|functioning|save|saves|saving|print|prints|scan|scans|' +
  'ring|rings|fit|fits|close|closes|stay|stays|hold|holds|match|matches|register|registers|registering|appear|appears|appearing|available|possible|valid|accessible|enabled|included|compatible|correct|supported|process|processing|go|heat|heats|cool|fill|flush|refund|refunding|deliver|delivering|cover|covers|print|printing|answer|exist|exists'
const does =
  'log|login|logon|access|sign|get|open|use|find|download|connect|see|play|watch|check|book|change|pay|reach|make|send|update|add|order|install|cancel|seem|load|do|' +
  'speak|talk|call|buy|reset|upload|activate|register|submit|complete|edit|delete|remove|select|choose|enter|view|print|place|receive|contact|stream|verify|sell|' +
  'withdraw|transfer|deposit|redeem|return|track|schedule|unlock|restore|share|export|import|save|search|sync|turn|move|work|eat|drink|wear|sit|sleep|help|proceed|continue|join|rebook|board|travel|claim|apply|hear|read'
const ours = 'my|our|your|the|this|that|her|his|their|its|every|another|one|both|all|these|those|it|they|which'
const failed =
  'died|dies|dead|quit|stopped|stops|broke|breaks|broken|cracked|cracks|torn|ripped|shattered|smashed|melted|burnt|burned|exploded|snapped|split|bent|leaks|leaking|leaked|dripping|flooded|' +
  'freezes|froze|frozen|hangs|hung|lags|laggy|lagging|crashes|crashed|crashing|flickers|flickering|overheats|overheating|restarts|reboots|disconnects|disconnected|buffers|buffering|drops|dropped|dropping|' +
  'vanished|disappeared|disappears|deleted|wiped|erased|gone|missing|lost|stolen|empty|blank|black|locked|suspended|disabled|blocked|declined|rejected|denied|refused|bounced|hacked|compromised|corrupted|' +
  'expired|faded|shrunk|stained|scratched|dented|damaged|defective|faulty|ruined|wrong|incorrect|incomplete|invalid|off|stuck|jammed|closed|down|offline|out|unavailable|unreachable|inaccessible|unresponsive|unusable|useless|useless|' +
  'cold|stale|raw|mouldy|moldy|soggy|undercooked|overcooked|rotten|greasy|bland|tiny|smells|stinks|tastes|failed|fails|failing|shut|malfunctioned|malfunctioning|glitching|glitched|glitchy|skips|skipping|hijacked|cancelled|canceled|delayed|postponed|late|overdue|shorted|mistaken|misspelled|overcharged|overbooked|understaffed|filthy|dirty|freezing|boiling|broke|leaky|loose|peeling|rusty|cut|cuts|dying'
const article =
  'item|items|order|size|product|products|address|one|thing|colour|color|bag|information|info|food|meal|drink|name|date|time|price|amount|account|card|number|person|room|seat|parcel|package|model|version|shoes|shirt|part|parts|medicine|prescription|bill|sandwich|burger|pizza|email|flavour|flavor|sauce'

/** What went wrong, said plainly. */
export const failures = [
  cue('does not work', 'problem', [
    `doesn't|won't|don't|didn't|wouldn't|not|isn't|aren't|wasn't|weren't|never|hasn't|haven't|cannot|nor|nothing|nobody|none|hardly|barely|stopped|stops|quit been? even|actually|always|currently|fully|really|properly|really? ${works}`,
    "isn't|not|never|wasn't|aren't being? accepted|recognised|recognized|credited|honoured|honored",
    'left|came|went|leaves|goes without <ing>',
    'drains|draining|drained|eats|eating my|the|our battery|phone|data',
    `not|doesn't|won't|didn't … off|on|up|down|back|properly|correctly`,
    `not|no|won't|doesn't|didn't|don't let|letting|allow|allowing|lets|allows me|us|you`,
    'no longer works|work|working|available|supported|recognized|recognised|shows|opens|loads|connects|valid|exists|can|have|accept|accepts|receive|get|sell|offer|offers|see',
    'stopped|stops|quit|gave|gives <ing>|up',
    'barely|hardly|only works|work|working|worked|prints|shows|loads|plays|charges|opens|delivers|sends|lasts|lets|gives|accepts|half',
    'works|working|worked|work only|sometimes|half|until|except',
    'none|neither of? … works|work|worked|working',
    'does nothing',
    'nothing happens|happened|changed|changes',
  ]),
  cue('cannot do it', 'problem', [
    `can't|couldn't|unable|cannot|impossible to? even|actually|seem|be? to? ${does}`,
    'not been? able to',
    "can't|couldn't|unable to seem",
    'impossible to',
    'no way to|of',
    "nowhere to|i'm|is",
    'not|never|without <ing>|being able',
    'struggling|struggled|struggle to|with',
    "won't|doesn't|not|isn't let|letting me|us",
    'no option|options|option|button|link to|for',
    "isn't|not|doesn't|don't an|have an? option",
  ]),
  cue('tried in vain', 'problem', [
    'tried|tries|trying|attempted <ing>',
    'tried|attempted … but|and|no|nothing|times|still|already|everything|different|several|multiple',
    'trying|tried to … since|over|all|but|again|<number>',
    'already|have|i|even rebooted|restarted|reinstalled|uninstalled|reset|restored|cleared|deleted|logged',
    'rebooted|restarted|reinstalled|uninstalled|unplugged',
    'spent|spending|wasted|took|takes <number>|hours|an|two|half|over|ages|days|weeks|forever',
  ]),
  cue('keeps happening', 'problem', [
    'keeps|kept|keep|continues|continue to? <ing>|failing|crashing|freezing',
    'keeps|kept cutting|saying|telling|asking|coming|getting|being',
    'over and over',
    'again and|& again',
    'every|each|everytime time|single|day|night|week|month|few|other i|my|we|you|it|the|hour|minutes|minute|time',
    'everytime i|we|it',
    'time and time|again',
    'constantly|continuously|repeatedly|continually|always|randomly|intermittently <ing>|crashes|freezes|drops|goes|down|late|wrong|out|asks|says|failing',
    'happens|happened|happening again|every|all|everytime|too|twice|before',
  ]),
  cue('broken thing', 'problem', [
    `my|our|your|this|her|his ${failed}`,
    `my|our|your|the|this|these|her|his|both|all|half <ing>? … is|are|was|were|has|have|had|just|already|came|arrived|got|keeps|went|goes|been|being|now|completely|suddenly|always|totally ${failed}`,
    `${ours} ${failed}`,
    `arrived|came|delivered|received|got|is|are|was|were|went|goes|came completely|all|already|totally|so|just|now|also|been? ${failed}`,
    'fell|falling|falls|came|comes|coming|broke|ripped|split|tore|peeling|dropped|ran apart|off|out|over|loose|undone',
    'kicks|kicked|takes|sends|brings|loops|redirects me|us|it back',
    'kicked|kicks|locked|logged|logs|shut|shuts|locks|signed|signs me|us|itself out|off|down',
    'out of order|service|stock|action|date|ink|paper|control',
    'full of holes|bugs|mould|mold|water|hair|errors|air',
    `then|and|just|now|but|it suddenly|just? dies|stops|freezes|crashes|drops|dropped|died|quits|cuts|hangs|fails|disconnects|buffers|breaks`,
    'stopped|stops working|responding|charging|recording|loading|playing|updating',
  ]),
  cue('error shown', 'problem', [
    'error|errors message|code|messages|<number>|when|while|says|on|in|page|trying|saying',
    'an|same|the|this|getting|get|gives|giving|gave|shows|unknown|internal|server|following|got|with error|errors',
    'page|file|number|code|site|account|user|address not|is found|valid|available|recognised|recognized|active|invalid',
    "says|saying|said|states|showing|shows it|its|it's|that|my|the|i|you|we? was? delivered|invalid|unavailable|failed|but|not|already|expired|no|incorrect",
    'blue|white|black|blank|red screen|page|light',
    'endless|infinite loop',
  ]),
  cue('is down', 'problem', [
    'went|going|goes|is|are|been|was|were|keeps|still|your|all|completely back? down|offline',
    'no internet|service|signal|wifi|power|connection|option|access|heat|heating|water|plane|crew|gate|sound|network|coverage|reception|dial|tone|picture|electricity|gas|hot|phone|data|tv|email',
    'power|service|network|internet|data|phone|system|website|site|app|servers|server down|outage|outages|cut|out|issues|problem|problems',
    'internet|cable|phone|service|connection|signal|wifi|power|network is|are|was|has|been been? out|gone|slow|down|bad|spotty|terrible',
    'so|very|really|too|super|painfully|extremely|running|is|are slow',
    'slow|slower|slowest internet|speeds|speed|connection|service|loading|than|as|response|and|website|site|app',
  ]),
  cue('has a problem', 'problem', [
    'something|anything|things|everything is|went|has|gone|wrong? wrong|broken|off|up',
    "what|whats|what's|wtf happened|wrong|up|going to|with|on",
    'issues|issue|problem|problems|trouble|troubles|difficulty|difficulties with|connecting|logging|getting|accessing|to|when|since|<ing>|at|on|in|again|for|is|here',
    'having|have|had|has|having|experiencing|experienced|another|a|an|same|this|major|serious|big|constant|technical|huge|lots? of? issues|issue|problem|problems|trouble|difficulty|difficulties|glitch|bug|concern|concerns',
    'same|very same|again? fault|problem|issue|scratch|hole|error|defect|leak|mistake|stain|crack',
    'has|have|had|got|is|was|with a|another|an|the|this huge|big|small|tiny|deep|nasty? tear|scratch|hole|dent|stain|crack|chip|leak|fault|defect',
    'hanging|coming|hung|fallen|peeling|come off|loose|apart|undone',
    'locked out',
    'upside|inside down|out',
    'bug|bugs|glitch|glitches|defect|fault in|with|on|where|that|is',
    'someone|somebody|they|he|she|it got|has|have|changed|used|uses|using|opened|hacked|stole|logged|charged|ordered … my|our account|card|email|password|name|address|identity|number|details|data',
    'been|being|got|getting|was|were|my|account hacked|scammed|robbed|overcharged|ripped|banned|suspended|stolen|locked|blocked|bumped|denied|removed|cancelled|cut',
    'no reason',
  ]),
  cue('wrong thing', 'problem', [
    `wrong|incorrect|different|another|someone|other ${article}`,
    'sent|gave|got|received|given|delivered|charged|ordered me|us|my|the|a wrong|incorrect|different|someone|empty|broken|damaged|used|old',
    `instead of`,
    'not what|the|as i|we|one|same|described|advertised|ordered|promised|expected|pictured|shown|it',
    'nothing like the|what',
    'ordered|paid|asked|bought|requested|booked … but|and|got|received|instead',
    'got|received|have|gave|given|sent|is only|just <number>|one|half|two',
    'messed|messing|mess|screwed|screwing|mixed|mucked|cocked up|with my|our|the|his|her|me|us|order|it|again',
    'got|get|gets|getting my|our|the|an|it order wrong',
    "can't|never|couldn't get my|the|an|it|our|anything … right",
    'not the? same|right',
    'instead|but got|received|gave|came|sent|arrived',
  ]),
  cue('missing thing', 'problem', [
    'missing|lost|lose|losing|loses|misplaced|stole|stolen|damaged|damage|broke|ruined|destroyed|broken|wrecked|ate|delete|deleted|forgot|forget|left from|items|item|part|parts|my|our|his|her|all|some|the|half|out|a|something|bag|bags|luggage|baggage|suitcase|package|parcel|order|data|files|off',
    "not|didn't|never|wasn't|weren't in|included|inside|receive|get|got|given|come|there|with|have|put|add|give",
    "isn't|not|wasn't|aren't|weren't|no there|here|anywhere|in|on|any",
    'nowhere|no where to|near|in',
    'no … in|on|inside|with|for my|our|this|it|the|sight',
    'forgot|forgets|forgotten|left to|my|the|our|out|off',
    'sold|out out|of|stock',
    'there is|was|are|were no|none|nothing|nobody|only',
    "there's|theres|have|has|had|with|got|is|was|and|but no <ing>?",
  ]),
  cue('spoiled food or dirt', 'problem', [
    'hair|hairs|bug|bugs|fly|worm|worms|maggot|maggots|insect|plastic|glass|metal|mold|mould|roach|cockroach|bone|spider|blood|mouse|rat in|on|inside|all my|our|the|it|a|this|one|over',
    'found|find|finding|bit|there|had|has a|an|some|was|is|into? … hair|bug|worm|glass|plastic|metal|mold|mould|insect|roach|cockroach|nail|spider|stone|maggot|mice|mouse',
    'piece|pieces|shard|chunk|lump|bit|bits of glass|plastic|metal|bone|wood|rubber|shell|string|hair',
    'filled|half with|full|empty water|air|ice',
    'bed bugs|bedbugs|food poisoning|made me|us? sick|ill',
    'cold|stale|burnt|raw|soggy|undercooked|overcooked|rotten|expired|spoiled|greasy|hard|dry|old fries|food|pizza|burger|chicken|coffee|meal|bread|meat|milk|bun|rice|eggs|nuggets|sandwich|fruit|fish|steak|tea|soup',
    'smells|smelled|stinks|reeks|tastes|tasted|smell|taste of|like|so|bad|awful|terrible|horrible|disgusting|weird|funny|off|stale|burnt|nothing',
    'watered down',
    'threw|throwing|throw it|them|up|away',
  ]),
] as const
