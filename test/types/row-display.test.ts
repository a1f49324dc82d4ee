import { beforeAll, describe, expect, it } from 'vitest'
import { type Editor, openEditor } from './editor.js'

const text = `
import { type Client, query, type RowOf } from 'dynamics365-crm'
import { lead } from 'dynamics365-crm/entities'

declare const crm: Client

const plain = query(lead).select('fullname', 'estimatedamount')
const deep = plain
  .expand('parentaccountid', (a) => a.select('name').expand('primarycontactid', (c) => c.select('fullname')))
  .expand('Lead_Tasks', (t) => t.select('subject').where((t) => t.statecode.eq(0)).top(3))

const [first] = await crm.all(plain)
for await (const each of crm.records(deep)) void each
const made = await crm.create(lead, { subject: 'A' }, (l) => l.select('subject'))
type Named = RowOf<typeof plain>

export const name = first?.fullname
export { made, type Named }
`

const record = '{ readonly fullname: string | null; readonly estimatedamount: number | null; }'

describe('an editor', { timeout: 120_000 }, () => {
  let editor: Editor
  beforeAll(() => {
    editor = openEditor(text)
  }, 120_000)

  it('has nothing against the text', () => {
    expect(editor.faults).toEqual([])
  })

  it('shows a record as a flat object', () => {
    expect(editor.hover('first]')).toBe(`const first: ${record} | undefined`)
    expect(editor.hover('made =')).toBe('const made: { readonly subject: string | null; }')
    expect(editor.hover('Named =')).toBe(`type Named = ${record}`)
  })

  it('shows expanded records inside it, flat as well', () => {
    expect(editor.hover('each of')).toBe(
      'const each: { readonly fullname: string | null; readonly estimatedamount: number | null; ' +
        'readonly parentaccountid: { readonly name: string | null; ' +
        'readonly primarycontactid: { readonly fullname: string | null; } | null; } | null; ' +
        'readonly Lead_Tasks: readonly { readonly subject: string | null; }[]; }',
    )
  })

  it('shows what is documented of a column', () => {
    expect(editor.hover('fullname\n')).toMatch(/fullname: string \| null/)
    expect(editor.documentation('fullname\n')).toMatch(/Name.*Set by the service\.$/)
  })

  it('names a refused column in its message', () => {
    const { faults } = openEditor(`
      import { query } from 'dynamics365-crm'
      import { lead } from 'dynamics365-crm/entities'
      export const leads = query(lead).select('fullname', 'emailadress1')
    `)

    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain('"emailadress1"')
  })
})
