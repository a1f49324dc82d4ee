import type { AnswerHeaders } from '../operation/index.js'

/** Observed names: ARRAffinity, ARRAffinitySameSite. Source: "Send parallel requests". */
const affinityCookie = /^(ARRAffinity\w*)=([^;]*)/i

/** Cookies that tie a client to one of the organization's servers. No others are kept. */
export class AffinityCookies {
  readonly #values = new Map<string, string>()

  /** As a request carries them; undefined when there are none. */
  get header(): string | undefined {
    if (this.#values.size === 0) return undefined
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  take(headers: AnswerHeaders): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name, value] = affinityCookie.exec(cookie) ?? []
      if (name !== undefined && value !== undefined) this.#values.set(name, value)
    }
  }
}
