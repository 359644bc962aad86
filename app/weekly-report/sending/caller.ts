/** Who calls addresses that people name, as app/platform/call-out.ts does. */
export type Caller = {
  call: (call: Call) => Promise<Called>
  /** Why an address cannot be called, before it is looked up; null: it may be. */
  faultOf: (url: string) => string | null
}

export type Call = {
  url: string
  headers: Record<string, string>
  body: string
  /** Called before the first word goes out; where it says false none does. */
  handOver?: () => Promise<boolean>
  signal?: AbortSignal
}

/** `isUnknown`: all of it may have arrived, and no answer came. */
export type Called =
  | { ok: true; status: number; text: string }
  | { ok: false; isForGood: boolean; isUnknown: boolean; says: string }
