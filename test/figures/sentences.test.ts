import { extractFigures } from '../../src/libraries/figure-grammar/extract.ts'
import { test } from '../support/shared-test.ts'
import { expectedText, foundTexts } from './sentences/figure-text.ts'
import {
  abbreviationSentences,
  admissionSentences,
  listSentences,
  numberOfSentences,
  placeSentences,
} from './sentences/parts-and-names.ts'
import {
  admissionWordings,
  gradeListSentences,
  otherPersonSentences,
  ownListSentences,
  raisedTotalSentences,
} from './sentences/persons.ts'
import {
  comparedYearSentences,
  laterClauseSentences,
  planYearSentences,
} from './sentences/compared-periods.ts'
import {
  congressNameSentences,
  dayWithoutYearSentences,
  pastTermSentences,
  unknownDaySentences,
} from './sentences/days-and-terms.ts'
import { manyYearSentences } from './sentences/many-years.ts'
import {
  accountSentences,
  headingStageSentences,
  nearestPeriodSentences,
  periodSentences,
  planSentences,
  stageSentences,
} from './sentences/plan.ts'
import { classBoardSentences, samePeriodSentences, upToMonthSentences } from './sentences/named-months.ts'
import {
  changeSentences,
  conditionSentences,
  degreeSentences,
  eachOneSentences,
  personWordings,
} from './sentences/changes-and-persons.ts'
import {
  gradeOfPercentSentences,
  institutionSentences,
  praisedSentences,
} from './sentences/names-and-grades.ts'
import {
  disciplineSentences,
  memberPartSentences,
  newTotalSentences,
  otherNounSentences,
  pupilAdmissionSentences,
} from './sentences/totals-and-parts.ts'
import { bracketProgrammeSentences, pupilSentences, yearBeforeSentences } from './sentences/year-before.ts'
import {
  badgeSentences,
  boardAndPointSentences,
  groupListSentences,
  joinedYearSentences,
  officialSentences,
  oldPageSentences,
  sentSentences,
} from './sentences/badges-and-sent.ts'
import { proseSentences } from './sentences/prose.ts'
import { rangeSentences, rateSentences } from './sentences/rates.ts'
import {
  feeSentences,
  normSentences,
  otherMeaningSentences,
  surveySentences,
} from './sentences/regulations.ts'
import {
  foundingSentences,
  goingOnSentences,
  happeningSentences,
  nowSentences,
  openBeginningSentences,
  stockListSentences,
  stockSentences,
  untilNowSentences,
} from './sentences/stocks.ts'
import { groupSentences, partSentences, programmeSentences, resultSentences } from './sentences/results.ts'

const kinds = {
  'rates and norms': rateSentences,
  'ranges with a hyphen': rangeSentences,
  'what is measured by the plan': planSentences,
  'the stage of a clause': stageSentences,
  'the account of a year': accountSentences,
  'open periods': periodSentences,
  'results and grades': resultSentences,
  'own parts, commendations and surveys': partSentences,
  groups: groupSentences,
  'names of programmes': programmeSentences,
  'lists of named parts': listSentences,
  'persons of places': placeSentences,
  abbreviations: abbreviationSentences,
  'admissions to the Party': admissionSentences,
  'the number of a noun': numberOfSentences,
  'prose of news and reports': proseSentences,
  'limits of rules': normSentences,
  'money for each, prices and fees': feeSentences,
  'words with other meanings': otherMeaningSentences,
  'surveys and rooms': surveySentences,
  'persons that are not counted': otherPersonSentences,
  'the same months of another year': samePeriodSentences,
  'up to a month, and the whole year': upToMonthSentences,
  'those who lead a class': classBoardSentences,
  'wordings of admissions': admissionWordings,
  'grades before their numbers': gradeListSentences,
  'lists behind their own count': ownListSentences,
  'the nearest period': nearestPeriodSentences,
  'years that are compared with': comparedYearSentences,
  'the year of the plan': planYearSentences,
  'badges of the Party': badgeSentences,
  'those who are sent to classes': sentSentences,
  'boards, points and turns of classes': boardAndPointSentences,
  'groups behind their noun in a list': groupListSentences,
  'years that are joined': joinedYearSentences,
  'members for a year already': officialSentences,
  'old pages, and two results together': oldPageSentences,
  'the period of a later clause': laterClauseSentences,
  'what there is at a time': stockSentences,
  'what is so now': nowSentences,
  'open beginnings': openBeginningSentences,
  'lists of what there is': stockListSentences,
  'what happened to persons': happeningSentences,
  'the term of a congress': congressNameSentences,
  'when something was founded': foundingSentences,
  'up to now': untilNowSentences,
  'totals that are raised': raisedTotalSentences,
  'texts that go on with their period': goingOnSentences,
  'days and months without a year': dayWithoutYearSentences,
  'days that do not exist': unknownDaySentences,
  'the term before a congress': pastTermSentences,
  'several years': manyYearSentences,
  'the year before': yearBeforeSentences,
  'pupils and households': pupilSentences,
  'programmes before brackets': bracketProgrammeSentences,
  'stages between a noun and its number': headingStageSentences,
  'the new total': newTotalSentences,
  'parts of members': memberPartSentences,
  'measures of discipline': disciplineSentences,
  'nouns that are not counted': otherNounSentences,
  'admissions of pupils': pupilAdmissionSentences,
  'names of schools and offices': institutionSentences,
  'grades of percentages': gradeOfPercentSentences,
  'those who are praised': praisedSentences,
  'rises and falls': changeSentences,
  'persons in other words': personWordings,
  'one of several, prizes and rules': eachOneSentences,
  degrees: degreeSentences,
  'plans and conditions': conditionSentences,
}

for (const [kind, sentences] of Object.entries(kinds)) {
  test(kind, async (t) => {
    for (const [text, ...figures] of sentences) {
      t.same(foundTexts(text, figures), figures.map(expectedText), text)
    }
  })
}

/** The values of a text, with their indicators. */
const indicatorsOf = (text: string) => extractFigures(text).map(({ value, indicator }) => [value, indicator])

test('the indicator is that of the whole only where the whole is counted', (t) => {
  t.same(indicatorsOf('Đảng bộ có 41 đảng viên.'), [[41, 'party.members']])
  t.same(indicatorsOf('Kiểm tra 30 đảng viên, giám sát 12 chi bộ; kỷ luật 4 đảng viên.'), [
    [30, null],
    [12, null],
    [4, null],
  ])
  t.same(indicatorsOf('Có 3 đảng viên được miễn công tác.'), [[3, null]])
  t.same(indicatorsOf('Dự giờ 6 giảng viên; trường có 35 giảng viên.'), [
    [6, null],
    [35, 'staff.lecturers'],
  ])
  t.same(indicatorsOf('Cần tuyển 5 giảng viên.'), [[5, null]])
  t.same(indicatorsOf('Tặng giấy khen cho 9 đảng viên và 1 chi bộ tiêu biểu.'), [
    [9, 'party.members_commended'],
    [1, 'party.cells_commended'],
  ])
  t.end()
})

test('percentages of results and of the plan are those of training where their sentence is about it', (t) => {
  t.same(indicatorsOf('Có 20% học viên xếp loại giỏi.'), [[20, 'training.result_rate']])
  t.same(indicatorsOf('Mở 32 lớp TCLLCT, đạt 106% kế hoạch.'), [
    [32, 'training.classes'],
    [106, 'training.plan_fulfilment'],
  ])
  t.same(indicatorsOf('Kết nạp 9 đảng viên, đạt 90% chỉ tiêu.'), [
    [9, 'party.members_admitted'],
    [90, null],
  ])
  t.same(indicatorsOf('Hạnh kiểm khá 12%.'), [[12, null]])
  t.end()
})
