/** What is left out on purpose, and how times are to be read. */
export function AppFooter({ notes }: { notes: string[] }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <p>
          Not on this page, on purpose: followers, likes, impressions and reach. They count people who looked. We count
          people we helped.
        </p>
        <small>
          {notes.map((note) => (
            <span key={note}>
              {note}
              <br />
            </span>
          ))}
        </small>
      </div>
    </footer>
  )
}
