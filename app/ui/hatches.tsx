/** Fill patterns that the bars and strips of a page refer to; once per page. */
export function Hatches() {
  return (
    <svg className="hatches" aria-hidden="true">
      <defs>
        <Hatch id="hatch" size={5} line={2.4} colour="var(--split-2)" ground="var(--paper)" />
        <Hatch
          id="hatch-outsourced"
          size={5}
          line={2.6}
          colour="var(--outsourced-mark)"
          ground="var(--outsourced-soft)"
        />
        <Hatch id="hatch-gap" size={4} line={1} colour="var(--rule-strong)" ground="none" />
      </defs>
    </svg>
  )
}

type Props = { id: string; size: number; line: number; colour: string; ground: string }

function Hatch({ id, size, line, colour, ground }: Props) {
  return (
    <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={size} height={size} style={{ fill: ground }} />
      <rect width={line} height={size} style={{ fill: colour }} />
    </pattern>
  )
}
