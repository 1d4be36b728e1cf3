/** A day as people read it: 2020-03-02 becomes 02/03/2020. */
export const vietnameseDay = (day: string): string => day.split('-').toReversed().join('/')

/** A moment as people in a time zone read it, to the minute: 02/03/2020 15:04. */
export function vietnameseMoment(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
  const [day = '', time = ''] = format.format(new Date(instant)).split(' ')
  return `${vietnameseDay(day)} ${time}`
}
