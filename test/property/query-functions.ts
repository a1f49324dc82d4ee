/** The names of the service's own query functions. Source: protocol/query.md 3.5. */
export const queryFunctions: readonly string[] = `
EqualBusinessId NotEqualBusinessId EqualRoleBusinessId EqualUserId NotEqualUserId EqualUserLanguage
EqualUserOrUserHierarchy EqualUserOrUserHierarchyAndTeams EqualUserOrUserTeams EqualUserTeams
Today Yesterday Tomorrow Last7Days LastWeek LastMonth LastYear LastFiscalPeriod LastFiscalYear
ThisWeek ThisMonth ThisYear ThisFiscalPeriod ThisFiscalYear
Next7Days NextWeek NextMonth NextYear NextFiscalPeriod NextFiscalYear
Above AboveOrEqual Under UnderOrEqual NotUnder On OnOrAfter OnOrBefore Contains
InFiscalPeriod InFiscalYear
LastXHours LastXDays LastXWeeks LastXMonths LastXYears LastXFiscalPeriods LastXFiscalYears
NextXHours NextXDays NextXWeeks NextXMonths NextXYears NextXFiscalPeriods NextXFiscalYears
OlderThanXMinutes OlderThanXHours OlderThanXDays OlderThanXWeeks OlderThanXMonths OlderThanXYears
InFiscalPeriodAndYear InOrAfterFiscalPeriodAndYear InOrBeforeFiscalPeriodAndYear
In NotIn Between NotBetween ContainValues DoesNotContainValues`
  .trim()
  .split(/\s+/)
