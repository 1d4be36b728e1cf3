import type { Module } from '../../../platform/resource/module.ts'
import { everyone } from '../../../platform/access/policy.ts'
import { readEntry } from '../../../platform/access/resource-access.ts'
import { nextUnpinnedPost, nextVisiblePost } from './visibility.ts'
import { approvalRoutes } from './approval/routes.ts'
import { postApprovalSteps } from './approval/table.ts'
import { approvalSlipRoutes } from './approval-slip/routes.ts'
import { commentRoutes } from './comments/routes.ts'
import { postComments } from './comments/table.ts'
import { draftRevisionsRoutes } from './draft-revisions/routes.ts'
import { workingDraftRevisions } from './draft-revisions/table.ts'
import { previewRoutes } from './previews/routes.ts'
import { previewLinks } from './previews/table.ts'
import { postFiles } from './file-rows/resource.ts'
import { posts } from './resource.ts'
import { revisionsRoutes } from './revisions/routes.ts'
import { postRevisions as postRevisionsTable, revisionMedia } from './revisions/table.ts'
import { postTransitionRoutes } from './routes.ts'
import { posts as postsTable, postTags, postBylines, postMedia } from './table.ts'
import { draftPolicy, draftReadAccess, editorsAccess, publishPolicy } from '../access.ts'
import { countViews } from './views/count-views.ts'
import { postViews } from './views/table.ts'
import { workingDraftRoutes } from './working-draft/routes.ts'
import { workingDrafts } from './working-draft/table.ts'

export const postsModule: Module = {
  tag: {
    name: 'Posts',
    vi: 'Bài viết',
    description:
      'News posts: Markdown in, sanitised HTML and its exact text out; draft, published, archived.',
  },
  tables: [
    postsTable,
    postTags,
    postBylines,
    postMedia,
    postRevisionsTable,
    revisionMedia,
    workingDrafts,
    workingDraftRevisions,
    postComments,
    postApprovalSteps,
    previewLinks,
    postViews,
  ],
  resource: posts,
  files: postFiles,
  policy: {
    publishPost: publishPolicy,
    unpublishPost: publishPolicy,
    archivePost: publishPolicy,
    listPostRevisions: readEntry(draftReadAccess),
    getPostRevision: readEntry(draftReadAccess),
    restorePostRevision: draftPolicy,
    getWorkingDraft: readEntry(draftReadAccess),
    compareWorkingDraft: readEntry(draftReadAccess),
    updateWorkingDraft: draftPolicy,
    replaceWorkingDraft: draftPolicy,
    discardWorkingDraft: draftPolicy,
    listWorkingDraftRevisions: readEntry(draftReadAccess),
    getWorkingDraftRevision: readEntry(draftReadAccess),
    restoreWorkingDraftRevision: draftPolicy,
    submitPost: draftPolicy,
    returnPost: publishPolicy,
    approvePost: publishPolicy,
    getApprovalSlip: readEntry(editorsAccess),
    listPostComments: readEntry(draftReadAccess),
    commentOnPost: draftPolicy,
    resolvePostComment: draftPolicy,
    reopenPostComment: draftPolicy,
    addPreviewLink: draftPolicy,
    listPreviewLinks: draftPolicy,
    withdrawPreviewLink: draftPolicy,
    getPreview: everyone,
  },
  nextChange: `least(${nextVisiblePost}, ${nextUnpinnedPost})`,
  routes: (api) => {
    postTransitionRoutes(api)
    revisionsRoutes(api)
    workingDraftRoutes(api)
    draftRevisionsRoutes(api)
    approvalRoutes(api)
    approvalSlipRoutes(api)
    commentRoutes(api)
    previewRoutes(api)
    countViews(api)
  },
}
