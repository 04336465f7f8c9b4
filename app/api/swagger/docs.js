"use strict";

SwaggerUIBundle({
  dom_id: "#docs",
  // Relative, so that a proxy may put a prefix before both.
  url: "openapi.json",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  docExpansion: "list",
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  // Its default asks a host elsewhere.
  validatorUrl: null,
});
