import styles from './send.module.css'

/** A mail as programs for mail show it: within a frame in which nothing runs, and as text. */
export function MailPreview({ html, text }: { html: string; text: string }) {
  return (
    <section className="section" aria-labelledby="preview">
      <h2 id="preview">As mail</h2>
      <iframe className={styles['frame']} title="The mail" sandbox="" srcDoc={html} />
      <details>
        <summary>For programs that show text alone</summary>
        <pre className={styles['plain']}>{text}</pre>
      </details>
    </section>
  )
}
