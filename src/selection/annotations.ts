import { UsageError } from '../errors/index.js'

/** `lookups` brings everything that `formatted` does. */
export type AnnotationLevel = 'formatted' | 'lookups'

/** Source: "Compose HTTP requests and handle errors", request annotations. */
export const formattedValue = 'OData.Community.Display.V1.FormattedValue'
export const lookupTable = 'Microsoft.Dynamics.CRM.lookuplogicalname'
const lookupNavigation = 'Microsoft.Dynamics.CRM.associatednavigationproperty'

/** The annotations of a level, as they are asked for by name. */
export const annotationNames: Readonly<Record<AnnotationLevel, readonly string[]>> = {
  formatted: [formattedValue],
  lookups: [formattedValue, lookupTable, lookupNavigation],
}

export function higherLevel(
  one: AnnotationLevel | undefined,
  other: AnnotationLevel | undefined,
): AnnotationLevel | undefined {
  return one === 'lookups' ? one : (other ?? one)
}

/** What is asked for once a caller has asked for a level as well. */
export function raisedLevel(current: AnnotationLevel | undefined, level: AnnotationLevel): AnnotationLevel | undefined {
  if (level === 'formatted' || level === 'lookups') return higherLevel(current, level)
  throw new UsageError("annotated takes 'lookups'.")
}
