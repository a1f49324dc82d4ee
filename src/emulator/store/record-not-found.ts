import { Refusal } from '../model.js'

/** Source: "Compose HTTP requests and handle errors", the body of a 404. */
export function recordNotFound(table: string, id: string): Refusal {
  return new Refusal(404, '0x80040217', `${table} With Id = ${id} Does Not Exist`)
}
