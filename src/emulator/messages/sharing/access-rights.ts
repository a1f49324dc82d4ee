import { Refusal } from '../../model.js'

/** Source: protocol/actions.md 4, enum AccessRights. */
export const accessRights: Readonly<Record<string, number>> = {
  None: 0,
  ReadAccess: 1,
  WriteAccess: 2,
  AppendAccess: 4,
  AppendToAccess: 16,
  CreateAccess: 32,
  DeleteAccess: 65_536,
  ShareAccess: 262_144,
  AssignAccess: 524_288,
}

/** The number of a flags text, as `accessrightsmask` holds it. Our choice: code and text of the refusal. */
export function maskOf(text: unknown): number {
  const names = typeof text === 'string' ? text.split(',').map((name) => name.trim()) : []
  const bits = names.map((name) => accessRights[name])
  if (bits.length > 0 && bits.every((bit) => bit !== undefined)) return bits.reduce((sum, bit) => sum | bit, 0)
  throw new Refusal(400, '0x80040203', `AccessMask takes members of AccessRights, not '${text}'.`)
}

export function textOfMask(mask: number): string {
  const names = Object.keys(accessRights).filter((name) => (accessRights[name] ?? 0) & mask)
  return names.length === 0 ? 'None' : names.join(', ')
}

export const allRights = Object.values(accessRights).reduce((sum, bit) => sum | bit, 0)
