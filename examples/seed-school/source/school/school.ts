import { ndjson, type ImportedFile, type Resource } from '../import-file.ts'
import { cellGradings, cells, memberGradings, members } from './party.ts'
import { posts, sections, type DatedPost } from './posts.ts'
import type { Size } from './size.ts'
import { classes, enrollments, learners, programs, trainingPlans } from './training.ts'

/** A school: the files to import, and the posts with the days of their publication. */
export interface School {
  files: Record<Resource, ImportedFile>
  posts: readonly DatedPost[]
}

/** Makes a synthetic school; the same size always makes the same school, so that a second run changes nothing. */
export function syntheticSchool(size: Size): School {
  const allClasses = classes(size)
  const allEnrollments = enrollments(size, allClasses)
  const sizeOfClass = new Map<string, number>()
  for (const { class: reference, status } of allEnrollments) {
    const id = reference?.external_id ?? ''
    if (status !== 'withdrawn') sizeOfClass.set(id, (sizeOfClass.get(id) ?? 0) + 1)
  }
  const allPosts = posts(size, allClasses, sizeOfClass)
  return {
    posts: allPosts,
    files: {
      sections: ndjson(sections()),
      posts: ndjson(allPosts.map(({ row }) => row)),
      programs: ndjson(programs()),
      'training-plans': ndjson(trainingPlans(size, allClasses)),
      classes: ndjson(allClasses.map(({ row }) => row)),
      learners: ndjson(learners(size)),
      enrollments: ndjson(allEnrollments),
      'party-cells': ndjson(cells()),
      'party-members': ndjson(members()),
      'party-cell-gradings': ndjson(cellGradings(size)),
      'party-member-gradings': ndjson(memberGradings(size)),
    },
  }
}
