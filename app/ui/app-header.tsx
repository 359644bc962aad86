import { NavLink } from '@remix-run/react'

type Props = { whose: string; isSample: boolean; places: { name: string; href: string }[] }

/** The wordmark, the places of a workspace, and whose it is. */
export function AppHeader({ whose, isSample, places }: Props) {
  return (
    <header className="top">
      <div className="wrap">
        <a className="wordmark" href="/">
          Rapport
        </a>
        <nav className="places" aria-label="Main">
          {places.map((place) => (
            <NavLink key={place.href} to={place.href}>
              {place.name}
            </NavLink>
          ))}
        </nav>
        <span className="whose">
          {whose}
          {isSample && ' (an invented sample)'}
        </span>
      </div>
    </header>
  )
}
