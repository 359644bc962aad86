/** Works one step ahead: the next is begun while this one is used. */
export async function* ahead<T>(steps: AsyncGenerator<T>): AsyncGenerator<T> {
  const begin = () => {
    const step = steps.next()
    step.catch(() => undefined)
    return step
  }
  let next = begin()
  try {
    for (;;) {
      const step = await next
      if (step.done) return
      next = begin()
      yield step.value
    }
  } finally {
    await next.catch(() => undefined)
    await steps.return(undefined)
  }
}
