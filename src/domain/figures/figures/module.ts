import type { Module } from '../../../platform/resource/module.ts'
import { figures } from './resource.ts'
import { figures as figuresTable } from './table.ts'
import { postFiguresRoutes } from './post-figures-routes.ts'
import { figureActionRoutes } from './routes.ts'
import { figuresListeners } from '../listeners.ts'
import { decidePolicy, readPolicy } from '../access.ts'

export const figuresModule: Module = {
  tag: {
    name: 'Figures',
    vi: 'Số liệu trong bài viết',
    description: 'Numbers that texts state, each with the words that state it.',
  },
  tables: [figuresTable],
  resource: figures,
  policy: {
    confirmFigure: decidePolicy,
    rejectFigure: decidePolicy,
    correctFigure: decidePolicy,
    listPostFigures: readPolicy,
  },
  listeners: figuresListeners,
  routes: (api) => {
    figureActionRoutes(api)
    postFiguresRoutes(api)
  },
}
