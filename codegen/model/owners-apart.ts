import type { NavigationFacts } from '../../src/schema/index.js'

/** In documents `owner` stands for whoever can own; in facts one navigation property leads to owners of either kind. */
export function ownersApart(navigation: NavigationFacts): readonly NavigationFacts[] {
  if (navigation.target !== 'owner') return [navigation]
  return ['systemuser', 'team'].map((target) => ({ ...navigation, target }))
}
