const hoursOfVietnam = 7

/** A moment as people write it where the school is: 05/06/2019 08:30. One with parts of a second stays as it is. */
export function momentInWords(moment: string): string {
  const time = Date.parse(moment)
  if (Number.isNaN(time) || time % 1000 !== 0) return moment
  const local = new Date(time + hoursOfVietnam * 3_600_000).toISOString()
  const [year, month, day] = local.slice(0, 10).split('-')
  const clock = local.slice(11, time % 60_000 === 0 ? 16 : 19)
  return `${day}/${month}/${year} ${clock}`
}
