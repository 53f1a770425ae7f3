// Imported before Ink and React: like the program, a test is given the React that people get, not the slower one for
// development.
import process from "node:process";

process.env.NODE_ENV ??= "production";
