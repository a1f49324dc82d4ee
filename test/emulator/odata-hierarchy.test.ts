import { describe, expect, it } from 'vitest'
import { badQuery, id, Rows, userId } from './odata-rows.js'

/** Root → Middle → Leaf, Root → Other; Alone. */
function tree() {
  const rows = new Rows()
  const root = rows.add('account', 1, { name: 'Root' })
  const middle = rows.add('account', 2, { name: 'Middle', parentaccountid: root })
  rows.add('account', 3, { name: 'Leaf', parentaccountid: middle })
  rows.add('account', 4, { name: 'Other', parentaccountid: root })
  rows.add('account', 5, { name: 'Alone' })
  return rows
}

const call = (name: string, value: string, column = 'accountid') =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}',PropertyValue='${value}')`

describe('a hierarchy function', () => {
  it.each([
    ['Under', ['Leaf']],
    ['UnderOrEqual', ['Middle', 'Leaf']],
    ['Above', ['Root']],
    ['AboveOrEqual', ['Root', 'Middle']],
    ['NotUnder', ['Root', 'Middle', 'Other', 'Alone']],
  ])('%s looks from the middle', (name, found) => {
    expect(tree().found('account', call(name, id(2)), 'name')).toEqual(found)
  })

  it('goes any number of levels', () => {
    expect(tree().found('account', call('Under', id(1)), 'name')).toEqual(['Middle', 'Leaf', 'Other'])
    expect(tree().found('account', call('Above', id(3)), 'name')).toEqual(['Root', 'Middle'])
  })

  it('finds nothing below or above an id that no record has', () => {
    expect(tree().found('account', call('UnderOrEqual', id(77)), 'name')).toEqual([])
    expect(tree().found('account', call('NotUnder', id(77)), 'name')).toHaveLength(5)
  })

  it('comes to an end in a loop', () => {
    const rows = tree()
    rows.store.update('account', id(1), { parentaccountid: { table: 'account', id: id(3) } })

    expect(rows.found('account', call('Under', id(1)), 'name')).toEqual(['Middle', 'Leaf', 'Other'])
    expect(rows.found('account', call('Above', id(1)), 'name')).toEqual(['Middle', 'Leaf'])
  })

  it('takes the primary key of a table that has a hierarchy, and an id', () => {
    expect(() => tree().read('account', `$filter=${call('Under', id(1), 'parentaccountid')}`)).toThrow(
      badQuery('primary key of a table with a hierarchy'),
    )
    expect(() => tree().read('contact', `$filter=${call('Under', id(1), 'contactid')}`)).toThrow(
      badQuery('primary key of a table with a hierarchy'),
    )
    expect(() => tree().read('account', `$filter=${call('Under', 'x')}`)).toThrow(badQuery("'x' is not a value"))
  })
})

describe('a function of who reads', () => {
  function company() {
    const rows = new Rows()
    const head = rows.add('businessunit', 1, { name: 'Head' })
    const branch = rows.add('businessunit', 2, { name: 'Branch' })
    const me = rows.add('systemuser', 900_001, { fullname: 'Me', businessunitid: head })
    const report = rows.add('systemuser', 11, { fullname: 'Report', parentsystemuserid: me })
    const deeper = rows.add('systemuser', 12, { fullname: 'Deeper', parentsystemuserid: report })
    const boss = rows.add('systemuser', 13, { fullname: 'Boss' })
    const team = rows.add('team', 21, { name: 'Of deeper' })
    rows.store.link('teammembership', deeper, team)
    for (const [index, ownerid] of [me, report, deeper, boss, team].entries()) {
      rows.add('account', index + 1, { name: `A${index}`, ownerid })
    }
    return { rows, head, branch, me }
  }
  const owned = (name: string) =>
    company().rows.found('account', `Microsoft.Dynamics.CRM.${name}(PropertyName='ownerid')`, 'name')

  it('goes down the chain of managers', () => {
    expect(userId).toBe(id(900_001))
    expect(owned('EqualUserOrUserHierarchy')).toEqual(['A0', 'A1', 'A2'])
    expect(owned('EqualUserOrUserHierarchyAndTeams')).toEqual(['A0', 'A1', 'A2', 'A4'])
  })

  it('knows the business units of the roles, and without roles the user’s own', () => {
    const { rows, branch, me } = company()
    const units = () =>
      rows.found('businessunit', "Microsoft.Dynamics.CRM.EqualRoleBusinessId(PropertyName='businessunitid')", 'name')

    expect(units()).toEqual(['Head'])
    rows.store.link('systemuserroles', me, rows.add('role', 31, { name: 'Seller', businessunitid: branch }))
    expect(units()).toEqual(['Branch'])
  })

  it('knows the language, which is American English where none is set', () => {
    const { rows } = company()
    rows.add('kbarticle', 1, { title: 'English', languagecode: 1033 })
    rows.add('kbarticle', 2, { title: 'German', languagecode: 1031 })
    rows.add('kbarticle', 3, { title: 'None' })
    const titles = () =>
      rows.found('kbarticle', "Microsoft.Dynamics.CRM.EqualUserLanguage(PropertyName='languagecode')", 'title')

    expect(titles()).toEqual(['English'])
    rows.add('usersettings', 900_001, { uilanguageid: 1031 })
    expect(titles()).toEqual(['German'])
    expect(() => rows.read('account', "$filter=Microsoft.Dynamics.CRM.EqualUserLanguage(PropertyName='name')")).toThrow(
      badQuery("'name' holds none"),
    )
  })
})
