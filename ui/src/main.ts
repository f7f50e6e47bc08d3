import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-mono";
import "./styles/tokens.css";
import "./styles/base.css";
import "../../crates/catalogue/src/drawing/stylesheet.css";
import { mount } from "svelte";
import App from "./App.svelte";

mount(App, { target: document.body });
