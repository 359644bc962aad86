import styles from './starred.module.css'

/** Somebody's words; the stars of a review are drawn, because fonts on paper have none. */
export function Starred({ text }: { text: string }) {
  return text.split(/([★☆]+)/).map((piece, i) => (i % 2 === 0 ? piece : <Stars key={i} stars={[...piece]} />))
}

/** A star on its own 20 by 20, the point up. */
const points = '10,1.5 12.6,7.1 18.7,7.8 14.2,12 15.4,18 10,15 4.6,18 5.8,12 1.3,7.8 7.4,7.1'

function Stars({ stars }: { stars: string[] }) {
  const given = stars.filter((star) => star === '★').length
  const label =
    given === stars.length ? `${given} ${given === 1 ? 'star' : 'stars'}` : `${given} of ${stars.length} stars`
  return (
    <svg
      className={styles['stars']}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${20 * stars.length} 20`}
      style={{ width: `${0.95 * stars.length}em` }}
    >
      {stars.map((star, i) => (
        <polygon
          key={i}
          points={points}
          transform={`translate(${20 * i})`}
          className={star === '★' ? styles['given'] : ''}
        />
      ))}
    </svg>
  )
}
