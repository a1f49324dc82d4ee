import type { ChoiceModel } from '../model/index.js'
import { choiceStatements } from './entity.js'
import type { Module } from './module.js'
import type { Places } from './places.js'

/** The choices that several columns share. */
export function choicesModule(choices: readonly ChoiceModel[], places: Places): Module {
  return { path: 'entities/choices', header: places.header(''), statements: choices.flatMap(choiceStatements) }
}
