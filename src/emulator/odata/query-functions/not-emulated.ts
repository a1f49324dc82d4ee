const fiscal = 'the fiscal year settings of an organization'
const hierarchy = 'hierarchies of records'
const users = 'user hierarchies'

/** The documented query functions that need data which the emulator has not: what each needs. Source: protocol/query.md 3.5. */
export const notEmulatedFunctions: Readonly<Record<string, string>> = {
  EqualRoleBusinessId: 'security roles',
  EqualUserLanguage: 'user settings',
  EqualUserOrUserHierarchy: users,
  EqualUserOrUserHierarchyAndTeams: users,
  LastFiscalPeriod: fiscal,
  LastFiscalYear: fiscal,
  ThisFiscalPeriod: fiscal,
  ThisFiscalYear: fiscal,
  NextFiscalPeriod: fiscal,
  NextFiscalYear: fiscal,
  InFiscalPeriod: fiscal,
  InFiscalYear: fiscal,
  LastXFiscalPeriods: fiscal,
  LastXFiscalYears: fiscal,
  NextXFiscalPeriods: fiscal,
  NextXFiscalYears: fiscal,
  InFiscalPeriodAndYear: fiscal,
  InOrAfterFiscalPeriodAndYear: fiscal,
  InOrBeforeFiscalPeriodAndYear: fiscal,
  Above: hierarchy,
  AboveOrEqual: hierarchy,
  Under: hierarchy,
  UnderOrEqual: hierarchy,
  NotUnder: hierarchy,
}
