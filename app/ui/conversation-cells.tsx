import { standingWords } from './standing-words.ts'

/** Whose conversation it is: by name where one is known, and by what the source calls them. */
export function WhoseWords({ customer, customerName }: { customer: string; customerName: string | null }) {
  if (customerName === null) return customer
  return (
    <>
      {customerName} <small className="quiet">{customer}</small>
    </>
  )
}

/** Where it stands, and whether it is a complaint. */
export function StandsWords({ standing, complaint }: { standing: string; complaint: boolean }) {
  return (
    <>
      {standingWords(standing)}
      {complaint && <span className="quiet"> · complaint</span>}
    </>
  )
}
