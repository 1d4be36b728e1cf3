/** A day as people read it: 2020-03-02 becomes 02/03/2020. */
export const vietnameseDay = (day: string): string => day.split('-').toReversed().join('/')
