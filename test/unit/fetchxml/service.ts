import type { Answer, Executor, Operation, Page } from 'dynamics365-crm'

const annotation = '@Microsoft.Dynamics.CRM'

/** An answer of the service, with its cookie as the service writes it: XML in XML, URL-encoded twice. */
export function pageAnswer(value: readonly unknown[], cookie?: string, more = cookie !== undefined): Answer {
  const encoded = cookie === undefined ? '' : encodeURIComponent(encodeURIComponent(cookie))
  return answerOf({
    value,
    ...(more && { [`${annotation}.morerecords`]: true }),
    ...(cookie !== undefined && {
      [`${annotation}.fetchxmlpagingcookie`]: `<cookie pagenumber="2" pagingcookie="${encoded}" istracking="False" />`,
    }),
  })
}

export function answerOf(body: unknown): Answer {
  return { status: 200, headers: new Headers(), body }
}

/** Rows that nobody looks into. */
export function rows(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, at) => ({ name: `A${at}` }))
}

/** Gives prepared answers, and keeps the start tags of the documents that it was asked with. */
export class RecordingService implements Executor {
  readonly tags: string[] = []
  readonly headers: unknown[] = []
  readonly #answers: Answer[]

  constructor(...answers: readonly Answer[]) {
    this.#answers = [...answers]
  }

  async execute<Result>(operation: Operation<Result>): Promise<Result> {
    const document = new URLSearchParams(operation.path.split('?')[1]).get('fetchXml') ?? ''
    this.tags.push(/<fetch[^>]*>/.exec(document)?.[0] ?? '')
    this.headers.push(operation.headers)
    const answer = this.#answers.shift()
    if (answer === undefined) throw new Error('There is no answer left.')
    return operation.read(answer)
  }

  /** Reads to the end: how many records each page has. */
  async readAll<Row>(query: Operation<Page<Row>>): Promise<readonly number[]> {
    const sizes: number[] = []
    for (let next: Operation<Page<Row>> | undefined = query; next !== undefined; ) {
      const page: Page<Row> = await this.execute(next)
      sizes.push(page.records.length)
      next = page.next
    }
    return sizes
  }
}
