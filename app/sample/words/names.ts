export const firstNames = (
  'Ada Ahmed Aileen Alan Alice Amara Andrew Angus Anika Anna Arjun Barbara Ben Beth Blessing Bronwen Callum Carol Catrin Charlie Chloe ' +
  'Claire Connor Craig Dafydd Daisy Dan David Deepa Diane Donna Duncan Eilidh Elena Ellie Emeka Emily Erin Esther Euan Eva Farah Fiona ' +
  'Florence Fraser Gareth Gemma George Gillian Grace Graham Gwen Hannah Harriet Harry Heather Helen Hugh Iain Ibrahim Imogen Iris Isla ' +
  'Jack James Jamila Jane Jasmine Jean Jess Joan Joe Joyce Julia Karen Kate Keith Kemi Kirsty Kofi Laura Leanne Leo Lewis Liam Linda ' +
  'Lucy Maeve Magda Maisie Marcus Margaret Mari Mark Martha Maya Megan Mei Michael Mohammed Moira Molly Morag Nadia Naomi Nell Niamh Nia ' +
  'Nick Nora Olive Oliver Olu Oscar Owen Patrick Paul Petra Phoebe Priti Rachel Rahul Ravi Rhys Robert Rosa Rose Rowan Ruth Sally Sam ' +
  'Sarah Sean Shona Sian Simon Sofia Sophie Stella Stephen Steve Stuart Sunita Susan Tariq Tess Theo Thomas Tom Uma Una Vera Violet Wendy ' +
  'Will Yasmin Yusuf Zainab Zoe'
).split(' ')

export const lastNames = (
  'Abbott Acheson Adeyemi Ahmed Ainsley Allan Anand Archer Atkins Bains Baker Barlow Barr Begum Bell Bennett Birch Blake Boateng Bowen ' +
  'Boyd Brady Brook Burns Byrne Cairns Carr Carter Chandra Clark Cole Collins Cooper Craig Crane Cross Dale Daly Davies Dean Dixon Doyle ' +
  'Drew Duffy Dunn Eaton Edwards Ellis Evans Farrell Field Finch Fisher Fleming Flynn Ford Foster Frost Gale Gibson Gill Glover Gordon ' +
  'Gough Grant Gray Green Griffiths Hall Hardy Harris Hart Hayes Hill Holt Hope Howe Hughes Hunt Hussain Iqbal Ives Jarvis Jenkins Jones ' +
  'Joshi Kapoor Kaur Kay Kelly Kerr Khan Kirk Knox Lamb Lane Lawson Lee Lewis Lister Lloyd Lowe Lyons Mackay Malik Marsh Mason May McBride ' +
  'McKay Mensah Miah Mills Mistry Moore Morgan Morris Moss Muir Murphy Nash Neal Nolan Norris Obi Oduya Okafor Oliver Osei Owens Page ' +
  'Park Patel Pearce Perry Pike Porter Potts Powell Price Quinn Ramsay Rao Reed Rees Reid Rice Riley Roberts Rowe Roy Ryan Sandhu Scott ' +
  'Shah Sharp Shaw Short Sims Singh Sloan Snow Stone Swift Tait Tate Taylor Thorne Todd Tran Turner Vance Wade Walsh Ward Watts Webb Wells ' +
  'West White Wilde Wood Wright Yates Young'
).split(' ')

export const towns = (
  'Aberystwyth Alnwick Bakewell Bangor Barnsley Bath Berwick Bolton Bradford Bristol Buxton Cardiff Carlisle Chester Cockermouth Crewe ' +
  'Derby Dorchester Dundee Durham Ely Exeter Falkirk Frome Glossop Hereford Hexham Huddersfield Inverness Ipswich Kendal Keswick Lancaster ' +
  'Leeds Leominster Lincoln Ludlow Macclesfield Malvern Matlock Monmouth Norwich Oban Otley Oxford Penrith Perth Plymouth Preston Ripon ' +
  'Rugby Selby Sheffield Shrewsbury Skipton Stafford Stirling Stroud Swansea Taunton Telford Truro Ulverston Wells Whitby Wigan Worcester York'
).split(' ')

export const shops = ['Kendal', 'Sheffield', 'Bristol', 'Stirling', 'Cardiff', 'Norwich']
export const hills = [
  'the Lakes',
  'the Cairngorms',
  'Snowdonia',
  'the Peak District',
  'the Dales',
  'the Brecon Beacons',
  'Dartmoor',
  'the Cheviots',
  'the Pentlands',
  'the Mournes',
  'Exmoor',
  'the Trossachs',
]
export const peaks = [
  'Helvellyn',
  'Tryfan',
  'Ben Nevis',
  'Scafell Pike',
  'Kinder Scout',
  'Cadair Idris',
  'Ben Lomond',
  'Pen y Fan',
  'Ingleborough',
  'Blencathra',
  'Goat Fell',
  'Skiddaw',
]
export const relatives = [
  'daughter',
  'son',
  'partner',
  'brother',
  'sister',
  'mum',
  'dad',
  'nephew',
  'niece',
  'husband',
  'wife',
]
export const colours = ['moss green', 'slate', 'rust', 'navy', 'charcoal', 'ochre', 'heather', 'plum', 'sand', 'teal']
export const sizes = ['small', 'medium', 'large', 'extra large']
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export type Product = {
  name: string
  plural?: true
  price: number
  kind: 'top' | 'weather' | 'feet' | 'camp'
  faults: readonly string[]
}

/** What breaks reads well before "on my …". */
export const products: readonly Product[] = [
  {
    name: 'Bramble boots',
    plural: true,
    price: 145,
    kind: 'feet',
    faults: ['the sole is coming away', 'an eyelet has torn out', 'the lining has worn through at the heel'],
  },
  {
    name: 'Cairn Low shoes',
    plural: true,
    price: 98,
    kind: 'feet',
    faults: ['the toe cap is peeling', 'the left sole has split', 'water comes in at the tongue'],
  },
  {
    name: 'Drover boots',
    plural: true,
    price: 189,
    kind: 'feet',
    faults: ['the stitching is going at the toe', 'a lace hook has snapped off', 'the sole has cracked right across'],
  },
  {
    name: 'Squall jacket',
    price: 210,
    kind: 'weather',
    faults: ['the main zip has split', 'the shoulder seam lets water in', 'the tape is peeling off inside the hood'],
  },
  {
    name: 'Larch jacket',
    price: 165,
    kind: 'weather',
    faults: ['the cuff fastening has come off', 'the lining is flaking', 'the two-way zip jams'],
  },
  {
    name: 'Petrel smock',
    price: 120,
    kind: 'weather',
    faults: ['the neck zip sticks', 'the drawcord has pulled out', 'a seam has opened under the arm'],
  },
  {
    name: 'Wether fleece',
    price: 75,
    kind: 'top',
    faults: ['the pocket zip has come off its track', 'the elbow has gone bald', 'a seam has come undone'],
  },
  {
    name: 'Moorit base layer',
    price: 58,
    kind: 'top',
    faults: ['there is a hole at the cuff', 'the shoulder seam has come undone', 'the colour has run'],
  },
  {
    name: 'Rigg shirt',
    price: 52,
    kind: 'top',
    faults: ['two buttons have come off', 'the collar has frayed', 'a seam has torn'],
  },
  {
    name: 'Drystone trousers',
    plural: true,
    price: 89,
    kind: 'weather',
    faults: ['the seat seam has gone', 'the side zip has stuck fast', 'the knee has worn through'],
  },
  {
    name: 'Peat gaiters',
    plural: true,
    price: 42,
    kind: 'weather',
    faults: ['the strap has snapped', 'the zip has rusted', 'the hook has bent'],
  },
  {
    name: 'Hoar gloves',
    plural: true,
    price: 38,
    kind: 'camp',
    faults: ['a fingertip has come unstitched', 'the cuff has split', 'the palm has worn smooth'],
  },
  {
    name: 'Skerry 2 tent',
    price: 265,
    kind: 'camp',
    faults: ['a pole snapped', 'the floor lets water in', 'the door zip has stopped closing'],
  },
  {
    name: 'Bothy 3 tent',
    price: 340,
    kind: 'camp',
    faults: ['the flysheet has torn at a guy point', 'the inner zip has burst', 'a peg loop has ripped off'],
  },
  {
    name: 'Downfold sleeping bag',
    price: 230,
    kind: 'camp',
    faults: ['feathers come out at the seams', 'the zip bites into the baffle', 'the hood cord has gone'],
  },
  {
    name: 'Sill sleeping mat',
    price: 85,
    kind: 'camp',
    faults: ['the valve leaks', 'there is a bubble where a weld has failed', 'the foot end loses air'],
  },
  {
    name: 'Tarn 45 rucksack',
    price: 155,
    kind: 'camp',
    faults: ['a shoulder strap has torn', 'the hip buckle has broken', 'the frame has poked through'],
  },
  {
    name: 'Wren 20 daypack',
    price: 68,
    kind: 'camp',
    faults: ['the top zip has split', 'the bottle pocket has ripped', 'a buckle has snapped'],
  },
  {
    name: 'Gannet head torch',
    price: 45,
    kind: 'camp',
    faults: ['the switch has stopped working', 'the beam flickers', 'the battery door has broken'],
  },
  {
    name: 'Hollin poles',
    plural: true,
    price: 64,
    kind: 'camp',
    faults: ['the lower lock slips', 'a tip has come off', 'the strap has torn'],
  },
  {
    name: 'Burnside flask',
    price: 29,
    kind: 'camp',
    faults: ['the lid drips', 'the seal has perished', 'the handle has come loose'],
  },
]
