import type { EmulatorSnapshot } from 'dynamics365-crm/emulator'
import { tables as shippedFacts } from '../../../src/metadata/index.js'
import { fillColumns } from './fill-columns.js'
import { dayText, firstFiscalMonth, instantText, presentInMs } from './time.js'

type Values = Readonly<Record<string, unknown>>
type Target = { readonly table: string; readonly id: string }

/** Texts in which something has a meaning to SQL, to OData or to a URL. */
export const awkward = [
  '50% off',
  '100%',
  'under_score',
  '[bracket]',
  'open [ bracket',
  "O'Neil & Söhne",
  'a+b=c #1?',
  'Tab\there',
  'two\nlines',
  '🎉 party',
  'שלום עולם',
  'ÆGIR straße',
  'a/b\\c',
  '{"json":[1]}',
  'null',
  '^caret-range a-z',
]

/**
 * Adds to a seeded company what a random query needs to find something: gaps, ties, trees, teams, roles, and links of
 * many to many. The same in every run.
 */
export function furnish(seeded: EmulatorSnapshot): EmulatorSnapshot {
  const me: Target = { table: 'systemuser', id: seeded.userId }
  const rowsOf = (table: string) => seeded.tables[table] ?? []
  const targetsOf = (table: string, key: string) =>
    rowsOf(table).map((row): Target => ({ table, id: String(row[key]) }))
  const [accounts, contacts, leads, users, teams, units] = [
    targetsOf('account', 'accountid'),
    targetsOf('contact', 'contactid'),
    targetsOf('lead', 'leadid'),
    targetsOf('systemuser', 'systemuserid'),
    targetsOf('team', 'teamid'),
    targetsOf('businessunit', 'businessunitid'),
  ]
  const pick = (from: readonly Target[], index: number) => from[index % from.length] as Target // none is empty
  const text = (index: number) => awkward[index % awkward.length]
  const change: Readonly<Record<string, (row: Values, index: number) => Values>> = {
    account: (row, index) => ({
      ...row,
      ...(index % 4 === 0 ? { telephone1: null } : {}),
      ...(index % 7 === 0 ? { revenue: null } : { revenue: 1_000 * (index % 5) + 0.5 }),
      ...(index % 3 === 0 ? { name: text(index / 3) } : {}),
      ...(index % 5 === 0 ? { description: `${text(index)} / ${text(index + 3)}` } : {}),
      ...(index > 0 && index < 60 ? { parentaccountid: pick(accounts, Math.floor((index - 1) / 3)) } : {}),
      importsequencenumber: index % 5 === 0 ? 1033 : index,
      numberofemployees: index % 11,
    }),
    contact: (row, index) => ({
      ...row,
      ...(index % 2 === 0 ? { birthdate: day(index * 40), anniversary: day(index * 40 - (index % 3)) } : {}),
      ...(index % 9 === 0 ? { lastname: text(index / 9), nickname: text(index / 9) } : {}),
      ...(index % 4 === 0 ? { firstname: null } : {}),
    }),
    lead: (row, index) => ({
      ...row,
      ...(index % 5 === 0 ? { companyname: null } : {}),
      ...(index % 6 === 0 ? { subject: text(index) } : {}),
      ...(index % 4 === 0 ? { estimatedclosedate: day(Math.floor(index / 4) - 30) } : {}),
    }),
    systemuser: (row, index) => ({
      ...row,
      ...(index > 0 ? { parentsystemuserid: pick(users, Math.floor((index - 1) / 2)) } : {}),
      businessunitid: pick(units, index),
    }),
    task: (row, index) => ({
      ...row,
      // Around the present: hours, minutes and days that the functions of calendar and clock tell apart.
      ...(index % 3 === 0 ? { scheduledend: instant((index - 80) * 37) } : {}),
      ...(index % 3 === 1 ? { scheduledend: instant((index - 80) * 24 * 60) } : {}),
      ...(index % 4 === 0 ? { scheduledstart: row['scheduledend'] ?? null } : {}),
    }),
    opportunity: (row, index) => ({
      ...row,
      ...(index % 2 === 0 ? { finaldecisiondate: day((index - 200) * 6) } : {}),
      ...(index % 6 === 0 ? { estimatedvalue: 5_000 } : {}),
    }),
    organization: (row) => ({
      ...row,
      fiscalcalendarstart: `2000-${String(firstFiscalMonth + 1).padStart(2, '0')}-01T00:00:00Z`,
    }),
    product: (row, index) => ({
      ...row,
      ...(index > 1
        ? { parentproductid: { table: 'product', id: rowsOf('product')[Math.floor(index / 3)]?.['productid'] } }
        : {}),
    }),
  }

  const owned = (row: Values, index: number): Values => {
    if (!('ownerid' in row)) return row
    const unit = 'owningbusinessunit' in row ? { owningbusinessunit: pick(units, index) } : {}
    if (index % 10 === 3) return { ...row, ...unit, ownerid: me, owninguser: me, owningteam: null }
    const team = pick(teams, index % 3)
    return index % 10 < 7 ? { ...row, ...unit } : { ...row, ...unit, ownerid: team, owninguser: null, owningteam: team }
  }
  const tables = Object.fromEntries(
    Object.entries(seeded.tables).map(([table, rows]) => [
      table,
      fillColumns(factsOf.get(table), rows.map(change[table] ?? ((row) => row)).map(owned)),
    ]),
  )
  const role = (number: number) => ({
    roleid: newId(1, number),
    name: `Role ${number}`,
    businessunitid: pick(units, number),
  })
  const roles: readonly Target[] = [1, 2].map((number) => ({ table: 'role', id: newId(1, number) }))
  return {
    ...seeded,
    tables: {
      ...tables,
      role: [role(1), role(2)],
      usersettings: [{ systemuserid: me.id, uilanguageid: 1033 }],
      kbarticle: awkward.map((content, index) => ({
        kbarticleid: newId(2, index),
        title: index % 3 === 0 ? `Reset password ${index}` : `Article ${index}`,
        keywords: index % 2 === 0 ? 'printer paper jam' : null,
        content,
      })),
      annotation: accounts.slice(0, 80).map((account, index) => ({
        annotationid: newId(3, index),
        subject: text(index),
        notetext: index % 2 === 0 ? text(index + 1) : null,
        isdocument: false,
        objectid: index % 4 === 0 ? pick(contacts, index) : account,
        ownerid: pick(users, index),
        createdon: instant(index * -600),
      })),
      new_survey: Array.from({ length: 60 }, (_, index) => ({
        new_surveyid: newId(4, index),
        new_name: index % 5 === 0 ? null : text(index),
        new_topics:
          index % 6 === 0 ? null : [1, 2, 3, 4, 11].filter((option) => (index >> (option % 5)) & 1).join(',') || null,
        new_opensat: index % 7 === 0 ? null : instant((index - 30) * 60 * 20),
        new_seats: index % 3 === 0 ? null : index % 3 === 1 ? index : `900719925474100${index % 10}`,
        new_accountid: index % 4 === 0 ? null : pick(accounts, index),
      })),
    },
    links: {
      ...seeded.links,
      teammembership: [
        ...users.slice(1, 5).map((user): [Target, Target] => [user, pick(teams, 1)]),
        [me, pick(teams, 0)],
      ],
      systemuserroles: [
        [me, pick(roles, 0)],
        [pick(users, 3), pick(roles, 1)],
      ],
      accountleads: accounts.slice(0, 40).flatMap((account, index): [Target, Target][] => [
        [account, pick(leads, index)],
        [account, pick(leads, index * 3 + 1)],
      ]),
      contactleads: contacts.slice(0, 30).map((contact, index): [Target, Target] => [contact, pick(leads, index * 2)]),
    },
  }
}

/** The organization's own record has settings: they stay as they are. */
const factsOf = new Map(
  shippedFacts.filter(({ logicalName }) => logicalName !== 'organization').map((facts) => [facts.logicalName, facts]),
)

/** So many days before the present. */
function day(days: number): string {
  return dayText(presentInMs - days * 86_400_000)
}

/** So many minutes after the present. */
function instant(minutes: number): string {
  return instantText(presentInMs + minutes * 60_000)
}

function newId(kind: number, number: number): string {
  return `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`
}
