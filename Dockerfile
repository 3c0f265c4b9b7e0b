# Build: everything, as an ordinary user, from what the repository holds.
FROM node:20-bookworm-slim AS build
# The embedded database is compiled where no prebuilt binary can be had.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN chown node:node /app
USER node
COPY --chown=node:node package.json package-lock.json ./
COPY --chown=node:node server/package.json server/
COPY --chown=node:node client/package.json client/
COPY --chown=node:node widget/package.json widget/
RUN npm ci --no-audit --no-fund
COPY --chown=node:node . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
RUN rm -rf server/src client/src widget/src scripts

# Run: the built files and what they import, owned by root and so read-only to the server.
FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build --chown=root:root /app ./
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
