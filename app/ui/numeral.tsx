import styles from './numeral.module.css'

/** A figure set large, its units small: "5 h 53 min", "73.3%", "1,240". */
export function Numeral({ text }: { text: string }) {
  const pieces = text.split(/(\d[\d.,]*)/).filter((piece) => piece.trim() !== '')
  return (
    <span className={styles['numeral']}>
      {pieces.map((piece, index) =>
        /^\d/.test(piece) ? (
          piece
        ) : (
          <span key={index} className={styles['unit']}>
            {piece.trim()}
          </span>
        ),
      )}
    </span>
  )
}
