import styles from './definition.module.css'

/** How a signal is told from noise, beside the definitions of the numbers. */
export function SignalsDefinition() {
  return (
    <section className={styles['definition']} id="signals" aria-labelledby="signals-label">
      <h2 id="signals-label">Signal or noise</h2>
      <p className={styles['words']}>
        No two weeks are alike. A week is a signal only when its figure lies outside what ordinary weeks produce while
        the same people are in charge; everything else is ordinary variation, and nothing is made of it.
      </p>
      <dl>
        <dt>How it is counted</dt>
        <dd>
          Rates: Laney’s p′ chart, its sigma never below chance. Times: an XmR chart of the logarithm of the median. The
          limits are three sigma from the centre, learned from the first 20 finished weeks after the start, after a
          stewardship begins or after a dated note, and then they stay. From 12 weeks on they are provisional; with
          fewer it is too early to tell.
        </dd>
        <dt>Possible shift</dt>
        <dd>Eight weeks or more in a row on one side of the centre.</dd>
        <dt>Limits</dt>
        <dd>
          <ul>
            <li>
              Weeks with a silent source, with fewer than 20 conversations, or in which a change fell take no part.
            </li>
            <li>Where neighbouring weeks hang together (lag-1 correlation above 0.3) the limits are unreliable.</li>
            <li>
              A median that was not reached is drawn at the least that it can be; it is a signal only if that lies
              beyond the limit.
            </li>
            <li>
              By chance alone a chart with limits from 20 weeks shows about one signal in two years, one with limits
              from 12 weeks about one a year.
            </li>
            <li>A signal says that something changed. It does not say what.</li>
          </ul>
        </dd>
      </dl>
    </section>
  )
}
