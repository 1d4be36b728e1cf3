import { ndjson, type ImportedFile, type Resource } from '../import-file.ts'
import { cellGradings, cells, memberGradings, members, memberships } from './party.ts'
import { begun, histories, sizesOfClasses, type History } from './histories.ts'
import { posts, sections, type DatedPost } from './posts.ts'
import type { Size } from './size.ts'
import { classes, enrollments, learners, programs, trainingPlans } from './training.ts'

/** A school: the files to import, the posts with the days of their publication, and the histories of learners. */
export interface School {
  files: Record<Resource, ImportedFile>
  posts: readonly DatedPost[]
  /** What happened to some enrollments after their beginning. */
  histories: readonly History[]
}

/** Makes a synthetic school; the same size always makes the same school, so that a second run changes nothing. */
export function syntheticSchool(size: Size): School {
  const allClasses = classes(size)
  const allEnrollments = enrollments(size, allClasses)
  const told = histories(allClasses, allEnrollments)
  const allPosts = posts(size, allClasses, sizesOfClasses(allEnrollments, told))
  return {
    posts: allPosts,
    histories: told,
    files: {
      sections: ndjson(sections()),
      posts: ndjson(allPosts.map(({ row }) => row)),
      programs: ndjson(programs()),
      'training-plans': ndjson(trainingPlans(size, allClasses)),
      classes: ndjson(allClasses.map(({ row }) => row)),
      learners: ndjson(learners(size)),
      enrollments: ndjson(begun(allEnrollments, told)),
      'party-cells': ndjson(cells(size)),
      'party-members': ndjson(members(size)),
      'party-memberships': ndjson(memberships(size)),
      'party-cell-gradings': ndjson(cellGradings(size)),
      'party-member-gradings': ndjson(memberGradings(size)),
    },
  }
}
