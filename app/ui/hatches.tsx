/** Fill patterns that the bars of a page refer to; once per page. */
export function Hatches() {
  return (
    <svg className="hatches" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" style={{ fill: 'var(--paper)' }} />
          <rect width="2.4" height="5" style={{ fill: 'var(--split-2)' }} />
        </pattern>
      </defs>
    </svg>
  )
}
