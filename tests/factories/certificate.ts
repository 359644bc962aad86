/**
 * A certificate of localhost that nothing but tests trusts, and its key, which is therefore nobody's secret. Made by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 36500 -addext
 * subjectAltName=DNS:localhost,IP:127.0.0.1`.
 */
export const localCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzKu09JfchtqYAUCu
w+Bdpox7kDRFB1JgAdw9iYI/L1yhRANCAAT6UZkJBQVeAqvnQldaPtIGdY9/UJjf
0dHQlTqpFdT6JtsoIaNNr1O63Sixrjy4/Sn8mIiFV9O6wkXhddkzcd5J
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUD9yf/5EgsbJUcnTgslWdckNKT0IwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE2MzUwNloYDzIxMjYxMDI5
MTYzNTA2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT6UZkJBQVeAqvnQldaPtIGdY9/UJjf0dHQlTqpFdT6JtsoIaNNr1O6
3Sixrjy4/Sn8mIiFV9O6wkXhddkzcd5Jo28wbTAdBgNVHQ4EFgQU2clMKLRVYWcw
HtSWn3i5izrGByAwHwYDVR0jBBgwFoAU2clMKLRVYWcwHtSWn3i5izrGByAwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhAJVIkQudl0XjwBFFkFOEGrJjzL21sgwHxyPEYemomaljAiAo
Q2J+hoPNRR4JIgAwneOdyGS5lptYIfxpQElO1OanrQ==
-----END CERTIFICATE-----
`,
}
