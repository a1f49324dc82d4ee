/** Product lines, each sold in three sizes. Prices in the base currency. */
export const productLines = [
  { name: 'Belt Conveyor', code: 'BC', price: 4_800 },
  { name: 'Roller Conveyor', code: 'RC', price: 5_600 },
  { name: 'Control Unit', code: 'CU', price: 1_250 },
  { name: 'Inspection Drone', code: 'ID', price: 3_900 },
  { name: 'Temperature Sensor', code: 'TS', price: 140 },
  { name: 'Vibration Sensor', code: 'VS', price: 210 },
  { name: 'Gateway', code: 'GW', price: 690 },
  { name: 'Packaging Cell', code: 'PC', price: 28_500 },
  { name: 'Drive Belt', code: 'DB', price: 85 },
  { name: 'Maintenance Plan', code: 'MP', price: 2_400 },
] as const

export const productSizes = [
  { name: 'S', factor: 1 },
  { name: 'M', factor: 1.6 },
  { name: 'L', factor: 2.4 },
] as const
