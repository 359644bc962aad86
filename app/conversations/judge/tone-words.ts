/**
 * Where customers' words to a company differ from the lexicon's general English: first the tone, then its words.
 * Words of plain business (please, help, want, like, charge, pay) carry none.
 */
export const toneWords: readonly (readonly [tone: number, words: string])[] = [
  [
    0,
    'please help helps helped want wants wanted like likes no yes yeah care cares pay paid charge charges top share ' +
      'join reach support big special free matter matters sure number chance chances huge natural demand ' +
      'cut cover god hey agree agreed certain easy safe secure secured important dear prepared ready fit fine ' +
      'hope hoping hopes interested wish wishing able allow clear clearly credit growing increase luck solution solutions ' +
      'resolve resolved resolves solve solved boost promise promised promises true trust eligible feel feeling feelings ' +
      'update advantage rewards reward vision strong game alert shares shared united virgin gift benefit benefits ' +
      'honest fair sorry excuse cool-down apologize apologise apologies apology block alone admit missing fire ' +
      'hi better working wow super gold desired authority assets courtesy goodwill safety positive reliable sweet charm challenge grey ghost loss cleared determined engage sincere responsibility goods kinds battle battles battling fight forget reached unavailable stupidity ill friend friends supported save saved reach reached reaches hard aching hurts interesting interested shots stops loss kill killing leave chicken straight fresh opportunity approved warm worth sincerely dream dreams gain kind heaven',
  ],
  // A denial by itself: mostly of something that should be.
  [-0.8, "can't won't doesn't didn't isn't aren't haven't hasn't wasn't couldn't wouldn't never"],
  [-1, 'confusing confused slow slower expired uncomfortable inconsistent noisy stop stopped'],
  [
    -2,
    'delay delays delayed cancelled canceled cancel cancelling canceling cancellation problem problems issue issues ' +
      'error errors broken broke breaks down crash crashes crashed crashing wrong late lost missed fault faulty damaged ' +
      'refused refuse stuck glitch bug bugs outage outages disconnected overcharged stranded waiting ignored ignoring ' +
      'unable unacceptable rude misleading complaint complaints complain complaining dirty excuses hung frozen ' +
      'poor poorly incorrect failed fails fail failure failing buggy laggy unreliable useless unusable seriously wtf smh ugh ' +
      'hell dropped expensive unhappy upset wasting wasted inconvenience lies sucks sucked suck awful waste lame ' +
      'bumped tarmac sitting leaking leaks mess messed screwed nonexistent unresolved lagging dropping throttled throttling ' +
      'assaulted harassed threatened harassment declined declines declining rejects rejected leaks leak leaking leaked cracked torn ripped shattered smashed smells stinks stink mouldy moldy stale soggy undercooked ' +
      'overpriced overpaid overbooked understaffed misplaced missold mislead unbelievable avoid incomplete inaccurate invalid unresponsive unavailable offline glitchy ' +
      'freezes freezing froze hangs lags lag dies died vanished disappeared unsafe dangerous filthy messy ridiculousness downgrade downgraded downhill regret regrets refuses refusing ' +
      'burnt burned flooded stained scratched dented defective shambolic chaotic chaos neglected abandoned expired wasteful stressful stress',
  ],
  [
    -3,
    'worst terrible horrible horrendous ridiculous disappointed disappointing disappointment disappoint frustrated ' +
      'frustrating frustration annoying annoyed angry furious pathetic incompetent incompetence disgusting disgusted ' +
      'disgrace disgraceful shameful appalling appalled atrocious scam scammed fraud fraudulent liars lying thieves ' +
      'theft stealing stole unprofessional horrid shambles joke garbage trash crap crappy bullshit rubbish ripoff ' +
      'nightmare fuming livid fuck fucking fucked hate hated abysmal dreadful shit shitty idiots wth bs ' +
      'scammer scammers scams crook crooks cheats conned swindled robbed robbery liar rip-off inexcusable infuriating infuriated outraged outrageous disrespectful ' +
      'deplorable woeful diabolical dire inept shoddy substandard horrific horrifying vile gross trashy',
  ],
  [1, 'lol haha works fixed sorted nice funny ok okay cool'],
  [
    2,
    'thanks thank appreciate appreciated grateful helpful quick quickly friendly glad happy smooth yay yum delicious',
  ],
  [
    3,
    'love loved loving loves great awesome amazing excellent fantastic wonderful brilliant perfect best outstanding ' +
      'superb chuffed thrilled delighted stunning gorgeous flawless marvellous marvelous splendid smashing faultless seamless painless superb kudos rock rocks impressed thankful lovely legend legends beautiful favorite favourite exceptional',
  ],
]

/** Spellings of the same word: missing apostrophes, short forms of the phone keyboard. */
export const spellings: Record<string, string> = {
  ...{ dont: "don't", doesnt: "doesn't", didnt: "didn't", cant: "can't", cannot: "can't", couldnt: "couldn't" },
  ...{ wont: "won't", wouldnt: "wouldn't", isnt: "isn't", wasnt: "wasn't", arent: "aren't", werent: "weren't" },
  ...{
    hasnt: "hasn't",
    havent: "haven't",
    hadnt: "hadn't",
    shouldnt: "shouldn't",
    aint: "ain't",
    im: "i'm",
    ill: "i'll",
  },
  ...{ ive: "i've", thats: "that's", whats: "what's", youre: "you're", theyre: "they're", wheres: "where's" },
  ...{ u: 'you', ur: 'your', r: 'are', pls: 'please', plz: 'please', plse: 'please', thx: 'thanks', thanx: 'thanks' },
  ...{ thnx: 'thanks', tks: 'thanks', ty: 'thanks', cheers: 'thanks', thankyou: 'thanks', msg: 'message', wat: 'what' },
  ...{
    hrs: 'hours',
    hr: 'hour',
    mins: 'minutes',
    min: 'minute',
    dms: 'dm',
    "dm's": 'dm',
    "dm'd": 'dm',
    dmed: 'dm',
    nite: 'night',
  },
  ...{ fuckin: 'fucking', effing: 'fucking', ya: 'you', yall: 'you', "y'all": 'you', info: 'information' },
  ...{ cud: 'could', wud: 'would', wanna: 'want', gonna: 'going', luv: 'love', gr8: 'great', fab: 'great', nope: 'no' },
}

/** Words that turn round the tone of the few words after them. */
export const negators =
  "not no never none nothing nobody neither nor without hardly barely don't doesn't didn't can't couldn't won't " +
  "wouldn't isn't wasn't aren't weren't hasn't haven't hadn't shouldn't ain't"

/** Words that make the next one stronger or weaker: the factor, then the words. */
export const strengths: readonly (readonly [factor: number, words: string])[] = [
  [1.3, 'very so really extremely absolutely totally completely incredibly super too most utterly such beyond damn'],
  [0.7, 'slightly somewhat bit little kinda kind-of fairly partly almost quite'],
]

/** Emoji and emoticons: how they sound, then the signs. */
export const signs: readonly (readonly [tone: number, signs: string])[] = [
  [-3, '😡 🤬 😠 👿 🖕 💩 🤮 👎'],
  [-2, "😤 😞 😢 😭 😩 😫 😒 🙄 😖 😣 😔 ☹ 🙁 😕 😟 💔 🤦 😑 🤢 😾 :( :-( :'( =( :/ :-/ :\\ >:( -_- D:"],
  [1, '🙂 😉 😜 😋 ;) ;-) 🤗 🎃 😅 😂 🤣 :P :-P :p xD XD'],
  [
    2,
    '😊 😀 😃 😄 😁 😍 🥰 😘 👍 👏 🙌 💙 💚 💛 💜 🧡 ❤ ♥ 💕 💖 💯 🎉 ✨ 😎 🤩 :) :-) =) :D :-D (: ^_^ <3 &lt;3 🙏 👌 🔥 ☺',
  ],
]
