/** A figure set large, its units small: "5 h 53 min", "73.3%". */
export function Numeral({ text }: { text: string }) {
  const pieces = text.split(/(\d[\d.,]*)/).filter((piece) => piece.trim() !== '')
  return (
    <span className="numeral">
      {pieces.map((piece, index) =>
        /^\d/.test(piece) ? (
          piece
        ) : (
          <span key={index} className="unit">
            {piece.trim()}
          </span>
        ),
      )}
    </span>
  )
}
