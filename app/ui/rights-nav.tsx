import { NavLink } from '@remix-run/react'

/** The pages beside the settings: who may do what, and who did. */
export function RightsNav({ home, isOwner }: { home: string; isOwner: boolean }) {
  const pages = [
    { name: 'Settings', to: `${home}/settings`, shown: true },
    { name: 'Weekly letter', to: `${home}/settings/letter`, shown: true },
    { name: 'Mail', to: `${home}/settings/mail`, shown: isOwner },
    { name: 'People', to: `${home}/settings/people`, shown: true },
    { name: 'Webhooks', to: `${home}/settings/webhooks`, shown: true },
    { name: 'Tokens', to: `${home}/settings/tokens`, shown: isOwner },
    { name: 'Sessions', to: `${home}/settings/sessions`, shown: isOwner },
    { name: 'Audit log', to: `${home}/settings/audit`, shown: true },
  ]
  return (
    <nav className="parts" aria-label="Settings">
      {pages
        .filter(({ shown }) => shown)
        .map(({ name, to }) => (
          <NavLink key={to} to={to} end>
            {name}
          </NavLink>
        ))}
    </nav>
  )
}
