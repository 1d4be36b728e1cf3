import type { UnitRule } from './unit-rule.ts'

export const percentRule: UnitRule = {
  name: 'percent',
  example: 'Tỷ lệ giỏi đạt 12,5%, tăng 2 phần trăm; thực hiện 108,3% kế hoạch.',
  description: 'A number before % or phần trăm.',
  confidence: 0.95,
  read({ quantity }) {
    const { percent, reading, from, to } = quantity
    if (!percent) return undefined
    // 98.125 % is a decimal, though a dot groups thousands elsewhere
    const value = reading.value > 1000 ? reading.otherwise : reading.value
    return { unit: 'percent', value, denominator: quantity.denominator, from, to }
  },
}
