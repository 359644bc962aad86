import styles from './written.module.css'

const shape = '10,1.5 12.6,7.2 18.8,7.9 14.2,12.1 15.5,18.2 10,15.1 4.5,18.2 5.8,12.1 1.2,7.9 7.4,7.2'

/** What somebody wrote, with its stars drawn: no font of ours has them, nor has every machine. */
export function Written({ text }: { text: string }) {
  if (!/[★☆⭐]/u.test(text)) return text
  return text.split(/((?:[★☆⭐]\uFE0F?)+)/u).map((part, i) => (i % 2 === 1 ? <Stars key={i} stars={part} /> : part))
}

function Stars({ stars }: { stars: string }) {
  const each = stars.match(/[★☆⭐]/gu) ?? []
  const given = each.filter((sign) => sign !== '☆').length
  const says = given === each.length ? `${given} ${given === 1 ? 'star' : 'stars'}` : `${given} of ${each.length} stars`
  return (
    <svg
      className={styles['stars']}
      viewBox={`0 0 ${20 * each.length} 20`}
      width={`${each.length}em`}
      {...{ role: 'img', 'aria-label': says }}
    >
      {each.map((sign, i) => (
        <polygon
          key={i}
          points={shape}
          transform={`translate(${20 * i})`}
          fill={sign === '☆' ? 'none' : 'currentColor'}
        />
      ))}
    </svg>
  )
}
