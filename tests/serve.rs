//! The server of the page, as a browser and as an intruder meet it: the program itself, over a socket.

mod serve {
    pub(crate) mod client;
}

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use serve::client::{Answer, Server};

/// A verdict that rests on one premise, an objection that a preference keeps down, and a file beside it.
const DEBATE: &str = r#"use beside

thesis closed "The street should be closed."

premise count "More people came."
premise noise "It was loud."

argument more "Where more people come, it is worth it."
  given count
  so    closed

argument loud "What is loud is not worth it."
  given noise
  so    not closed

prefer more over loud

standpoint council "what the council weighs"
  verdict accepted "worth doing"
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::create_dir(folder.path().join("served")).expect("folders can be made");
    for (path, text) in [
        ("served/debate.arg", DEBATE),
        ("served/beside.arg", "claim beside \"Something beside it.\"\n"),
        ("served/notes.txt", "not for anybody\n"),
        ("secret.arg", "thesis secret \"A secret.\"\n"),
    ] {
        fs::write(folder.path().join(path), text).expect("files can be written");
    }
    folder
}

fn served(folder: &tempfile::TempDir) -> Server {
    Server::start(&folder.path().join("served"), &[])
}

fn message(answer: &Answer) -> String {
    answer.json()["error"]["message"].as_str().unwrap_or_default().to_owned()
}

/// The status that each standpoint gives each claim.
fn verdicts(state: &Value) -> Vec<&str> {
    let verdicts = state["verdicts"].as_array().expect("there is a list of them");
    verdicts.iter().map(|verdict| verdict["status"].as_str().expect("each has one")).collect()
}

fn state(server: &Server, file: &str) -> Value {
    let answer = server.get(&format!("/api/file?file={file}"));
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

#[test]
fn the_files_are_listed_and_told_of() {
    let folder = folder();
    let server = served(&folder);
    let files = server.get("/api/files").json();
    assert_eq!(files, json!({"version": 1, "files": ["beside.arg", "debate.arg"]}));
    let state = state(&server, "debate.arg");
    assert_eq!(state["text"], DEBATE);
    assert_eq!(state["check"]["diagnostics"], json!([]));
    assert_eq!(verdicts(&state), ["accepted"]);
    assert_eq!(state["verdicts"][0]["words"], "worth doing");
    assert_eq!(state["page"]["map"]["version"], 1);
    assert_eq!(state["page"]["title"], "The street should be closed.");
    let switches = state["switches"].as_array().expect("there are some");
    let ids: Vec<&str> = switches.iter().map(|each| each["id"].as_str().unwrap_or_default()).collect();
    assert_eq!(ids, ["argument more", "premise count", "argument loud", "premise noise"]);
    assert_eq!(switches[1]["label"], "More people came.");
    let nodes = state["page"]["map"]["nodes"].as_array().expect("there are some");
    assert!(nodes.iter().any(|node| node["id"] == switches[1]["nodes"][0]));
    assert_eq!(state["preferences"][0]["standpoints"], json!(["council"]));
}

#[test]
fn the_page_loads_what_it_names_and_nothing_else() {
    let folder = folder();
    let server = served(&folder);
    let page = server.get("/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(page.header("content-security-policy"), "frame-ancestors 'none'");
    assert!(
        page.body.contains("default-src 'none'; script-src 'sha256-"),
        "the page has a policy of its own"
    );
    for (name, form) in [
        ("editor.js", "javascript"),
        ("pane.js", "javascript"),
        ("pane.css", "css"),
        ("editor-licences.txt", "plain"),
    ] {
        let asset = server.get(&format!("/assets/{name}"));
        assert_eq!(asset.status, 200, "{name}");
        assert!(asset.header("content-type").contains(form), "{name}");
        assert_eq!(asset.header("x-content-type-options"), "nosniff");
        assert_eq!(asset.header("cache-control"), "no-store");
        assert_eq!(asset.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    }
    assert!(page.body.contains("src=\"/assets/pane.js\""));
    assert_eq!(server.get("/assets/serve.rs").status, 404);
    assert_eq!(server.get("/api/nothing").status, 404);
}

#[test]
fn a_text_is_judged_that_nobody_saved() {
    let folder = folder();
    let server = served(&folder);
    let text = DEBATE.replace("prefer more over loud", "prefer loud over more");
    let state = server.post("/api/judge", &json!({"file": "debate.arg", "text": text})).json();
    assert_eq!(verdicts(&state), ["rejected"]);
    let text = DEBATE.replace("given count", "given cuont");
    let state = server.post("/api/judge", &json!({"file": "debate.arg", "text": text})).json();
    assert_eq!((&state["page"], &state["verdicts"]), (&Value::Null, &json!([])));
    let told = &state["check"]["diagnostics"][0];
    assert_eq!(
        (&told["code"], &told["file"], &told["line"]),
        (&json!("unknown-name"), &json!("debate.arg"), &json!(9))
    );
    assert_eq!((&told["column"], &told["end_column"]), (&json!(9), &json!(14)));
    assert_eq!(told["fix"]["replacement"], "count");
    assert_eq!(fs::read_to_string(folder.path().join("served/debate.arg")).expect("it is there"), DEBATE);
}

#[test]
fn what_is_left_out_changes_the_verdicts_and_not_the_file() {
    let folder = folder();
    let server = served(&folder);
    let judged = |without: &[&str]| {
        server.post("/api/judge", &json!({"file": "debate.arg", "without": without})).json()
    };
    for (without, status) in [
        (&[][..], "accepted"),
        (&["premise count"], "rejected"),
        (&["argument more"], "rejected"),
        (&["premise count", "argument loud"], "unproven"),
        (&["prefer argument more over argument loud"], "contested"),
    ] {
        let state = judged(without);
        assert_eq!(verdicts(&state), [status], "{without:?}");
        assert!(state["without"].as_array().is_some_and(|out| out.iter().all(|out| out["known"] == true)));
    }
    let state = judged(&["premise gone"]);
    assert_eq!(state["without"], json!([{"id": "premise gone", "known": false}]));
    assert_eq!(verdicts(&state), ["accepted"]);
}

#[test]
fn a_row_of_facts_can_be_left_out() {
    let folder = folder();
    let text = "relation rain(?where) \"it rained in ?where\"\nfacts rain from \"rain.csv\"\nthesis wet \"It was wet.\"\n\
                argument a\n  given rain(bonn)\n  so    wet\nstandpoint all\n";
    fs::write(folder.path().join("served/rain.arg"), text).expect("files can be written");
    fs::write(folder.path().join("served/rain.csv"), "where\nbonn\nulm\n").expect("files can be written");
    let server = served(&folder);
    let before = state(&server, "rain.arg");
    assert_eq!(verdicts(&before), ["accepted"], "{before:#}");
    let ids: Vec<&Value> =
        before["switches"].as_array().into_iter().flatten().map(|each| &each["id"]).collect();
    assert!(ids.contains(&&json!("facts rain(bonn)")), "{ids:?}");
    let asked = json!({"file": "rain.arg", "without": ["facts rain(bonn)"]});
    assert_eq!(verdicts(&server.post("/api/judge", &asked).json()), ["unproven"]);
}

#[test]
fn a_text_is_saved_over_the_version_that_was_seen_and_no_other() {
    let folder = folder();
    let server = served(&folder);
    let path = folder.path().join("served/debate.arg");
    let on_disk = || fs::read_to_string(&path).expect("it is there");
    let seen = state(&server, "debate.arg");
    let save = |text: &str, token: &Value| {
        server.post("/api/save", &json!({"file": "debate.arg", "text": text, "token": token}))
    };
    let saved = save("thesis t \"One.\"\n", &seen["token"]);
    assert_eq!((saved.status, on_disk().as_str()), (200, "thesis t \"One.\"\n"));
    let token = saved.json()["token"].clone();
    assert_eq!(state(&server, "debate.arg")["token"], token);

    let conflict = save("thesis t \"Two.\"\n", &seen["token"]);
    assert_eq!((conflict.status, on_disk().as_str()), (409, "thesis t \"One.\"\n"));
    assert_eq!(message(&conflict), "`debate.arg` was changed on the disk since it was loaded");
    let theirs = conflict.json();
    assert_eq!((&theirs["text"], &theirs["token"]), (&json!("thesis t \"One.\"\n"), &token));

    fs::write(&path, "thesis t \"Theirs.\"\n").expect("files can be written");
    assert_eq!(
        (save("thesis t \"Mine.\"\n", &token).status, on_disk().as_str()),
        (409, "thesis t \"Theirs.\"\n")
    );

    fs::remove_file(&path).expect("files can be removed");
    let gone = save("thesis t \"Mine.\"\n", &token);
    assert_eq!((gone.status, &gone.json()["token"], path.exists()), (409, &Value::Null, false));
    assert_eq!(save("thesis t \"Mine.\"\n", &Value::Null).status, 200);
    assert_eq!(on_disk(), "thesis t \"Mine.\"\n");
    let left: Vec<_> = fs::read_dir(folder.path().join("served")).expect("it is there").flatten().collect();
    assert_eq!(left.len(), 3, "nothing is left beside the files: {left:?}");
}

#[test]
fn a_text_keeps_its_bytes() {
    let folder = folder();
    let text = "\u{feff}thesis t \"Ä “x” \u{1f600}\"\r\n\r\n# the end";
    fs::write(folder.path().join("served/odd.arg"), text).expect("files can be written");
    let server = served(&folder);
    let seen = state(&server, "odd.arg");
    assert_eq!(seen["text"], text);
    let saved =
        server.post("/api/save", &json!({"file": "odd.arg", "text": seen["text"], "token": seen["token"]}));
    assert_eq!((saved.status, &saved.json()["token"]), (200, &seen["token"]));
    assert_eq!(fs::read(folder.path().join("served/odd.arg")).expect("it is there"), text.as_bytes());
}

#[test]
fn what_is_no_text_is_told_of_and_not_edited() {
    let folder = folder();
    fs::write(folder.path().join("served/latin.arg"), b"thesis t \"\xe4\"\n").expect("files can be written");
    let server = served(&folder);
    let seen = state(&server, "latin.arg");
    assert_eq!((&seen["text"], &seen["why_not"]), (&Value::Null, &json!("it is not UTF-8 text")));
    assert_eq!(seen["check"]["diagnostics"][0]["code"], "not-utf8");
}

#[test]
fn a_page_hears_of_every_save() {
    let folder = folder();
    let server = served(&folder);
    let mut events = server.events();
    assert_eq!(events.next().0, "run");
    // What we read ourselves is no save.
    state(&server, "debate.arg");
    fs::write(folder.path().join("served/debate.arg"), "thesis t \"One.\"\n").expect("files can be written");
    assert_eq!(events.next(), ("saved".to_owned(), json!({"version": 1, "files": ["debate.arg"]})));
    let seen = state(&server, "beside.arg");
    server.post("/api/save", &json!({"file": "beside.arg", "text": "", "token": seen["token"]}));
    assert_eq!(events.next(), ("saved".to_owned(), json!({"version": 1, "files": ["beside.arg"]})));
}

#[test]
fn only_pages_of_this_server_may_ask() {
    let folder = folder();
    let server = served(&folder);
    let own = format!("127.0.0.1:{}", server.port);
    let at = |host: &str| {
        server.raw(&format!("GET /api/files HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    };
    assert_eq!(at(&own).status, 200);
    assert_eq!(at(&format!("localhost:{}", server.port)).status, 200);
    for host in ["evil.example", &format!("evil.example:{}", server.port), "127.0.0.1", "127.0.0.1:1", ""] {
        assert_eq!(at(host).status, 421, "{host}");
    }
    let whole = format!("GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n");
    assert_eq!(server.raw(&whole).status, 421);
    let twice = format!("GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(server.raw(&twice).status >= 400);
    for (name, value) in [
        ("Origin", "http://evil.example"),
        ("Origin", "null"),
        ("Origin", &format!("https://{own}")),
        ("Origin", &format!("http://{own}.evil.example")),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        assert_eq!(server.ask("GET", "/api/files", &[(name, value)], "").status, 403, "{name}: {value}");
        let with_token =
            [(name, value), ("X-Standpoint-Token", &server.token), ("Content-Type", "application/json")];
        assert_eq!(
            server.ask("POST", "/api/judge", &with_token, r#"{"file":"debate.arg"}"#).status,
            403,
            "{name}: {value}"
        );
    }
    // A link from elsewhere may lead to the page, which tells nobody but its own scripts.
    assert_eq!(server.ask("GET", "/", &[("Sec-Fetch-Site", "cross-site")], "").status, 200);
    assert_eq!(server.ask("GET", "/api/files", &[("Origin", &format!("http://{own}"))], "").status, 200);
    let answer = server.ask("OPTIONS", "/api/save", &[("Origin", "http://evil.example")], "");
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
}

#[test]
fn nothing_is_changed_without_the_token_of_the_run() {
    let folder = folder();
    let server = served(&folder);
    let token = state(&server, "debate.arg")["token"].clone();
    let body = json!({"file": "debate.arg", "text": "", "token": token}).to_string();
    let form = ("Content-Type", "application/json");
    for headers in
        [&[form][..], &[form, ("X-Standpoint-Token", "")], &[form, ("X-Standpoint-Token", &"0".repeat(64))]]
    {
        let answer = server.ask("POST", "/api/save", headers, &body);
        assert_eq!(
            (answer.status, message(&answer).as_str()),
            (403, "the request was not made by a page of this run")
        );
    }
    let own = ("X-Standpoint-Token", server.token.as_str());
    assert_eq!(server.ask("POST", "/api/save", &[own, ("Content-Type", "text/plain")], &body).status, 415);
    assert_eq!(server.ask("POST", "/api/save", &[own], &body).status, 415);
    assert_eq!(server.ask("PUT", "/api/save", &[own, form], &body).status, 405);
    assert_eq!(fs::read_to_string(folder.path().join("served/debate.arg")).expect("it is there"), DEBATE);
}

#[test]
fn nothing_is_read_or_written_outside_of_the_folder() {
    let folder = folder();
    #[cfg(unix)]
    for (to, at) in [("../secret.arg", "link.arg"), ("..", "up"), ("gone.arg", "dangling.arg")] {
        std::os::unix::fs::symlink(to, folder.path().join("served").join(at)).expect("links can be made");
    }
    let server = served(&folder);
    let absolute = folder.path().join("secret.arg");
    let names = [
        "../secret.arg",
        "..%2fsecret.arg",
        "%2e%2e/secret.arg",
        "./../secret.arg",
        "served/../../secret.arg",
        "link.arg",
        "up/secret.arg",
        "dangling.arg",
        "notes.txt",
        "",
        ".",
        "..",
        "debate.arg%00",
        "..%5csecret.arg",
        "nowhere/new.arg",
        absolute.to_str().expect("a plain path"),
    ];
    for name in names {
        let answer = server.get(&format!("/api/file?file={name}"));
        assert_eq!(answer.status, 404, "{name}: {}", answer.body);
        assert!(!answer.body.contains("A secret"));
    }
    for name in [
        "../secret.arg",
        "link.arg",
        "up/new.arg",
        "dangling.arg",
        "notes.txt",
        "../new.arg",
        "a\u{0}.arg",
        "/tmp/x.arg",
    ] {
        let answer = server.post("/api/save", &json!({"file": name, "text": "x", "token": null}));
        assert_eq!(answer.status, 404, "{name}: {}", answer.body);
    }
    let text = "use \"../secret\"\nfacts a from \"../../etc/passwd\"\nbibliography \"/etc/passwd\"\n";
    let state = server.post("/api/judge", &json!({"file": "debate.arg", "text": text})).json();
    let told = state["check"].to_string();
    let outside = ["../secret.arg", "../../etc/passwd"];
    assert!(
        outside.iter().all(|path| told.contains(&format!("cannot read `{path}`: it lies outside"))),
        "{told}"
    );
    assert!(
        told.contains("leads out of where files are read")
            && !told.contains("A secret")
            && !told.contains("root:"),
        "{told}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("secret.arg")).expect("it is there"),
        "thesis secret \"A secret.\"\n"
    );
    let files = server.get("/api/files").json();
    assert_eq!(files["files"], json!(["beside.arg", "debate.arg"]));
}

#[test]
fn of_a_single_file_nothing_else_is_served() {
    let folder = folder();
    let server = Server::start(&folder.path().join("served/debate.arg"), &[]);
    assert_eq!(server.get("/api/files").json()["files"], json!(["debate.arg"]));
    assert_eq!(state(&server, "debate.arg")["check"]["diagnostics"], json!([]), "what it uses is read");
    assert_eq!(server.get("/api/file?file=beside.arg").status, 404);
}

#[test]
fn requests_are_bounded_and_garbage_is_told_so() {
    let folder = folder();
    let server = served(&folder);
    let large = "x".repeat(2 << 20);
    let save = server.post("/api/save", &json!({"file": "debate.arg", "text": large, "token": null}));
    assert_eq!(
        (save.status, message(&save).as_str()),
        (413, "the text is larger than the editor takes, which is 1 MiB")
    );
    let larger = "x".repeat(5 << 20);
    assert_eq!(server.post("/api/judge", &json!({"file": "debate.arg", "text": larger})).status, 413);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let own = [("X-Standpoint-Token", server.token.as_str()), ("Content-Type", "application/json")];
    for body in
        ["", "{", "null", "[]", "{}", r#"{"file":1}"#, r#"{"file":"debate.arg","texts":""}"#, "\u{0}", &deep]
    {
        let answer = server.ask("POST", "/api/judge", &own, body);
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(message(&answer).starts_with("the request cannot be read: "));
    }
    let many: Vec<String> = (0..2000).map(|index| format!("premise p{index}")).collect();
    assert_eq!(server.post("/api/judge", &json!({"file": "debate.arg", "without": many})).status, 400);
    assert_eq!(server.get("/api/file").status, 400);
    let host = format!("Host: 127.0.0.1:{}\r\n", server.port);
    for raw in [
        "NONSENSE\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\n{host}X: {}\r\n\r\n", "x".repeat(64 << 10)),
        format!("GET /{} HTTP/1.1\r\n{host}\r\n", "x".repeat(64 << 10)),
        format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(500)),
        format!("POST /api/judge HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n"),
        format!("POST /api/judge HTTP/1.1\r\n{host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx"),
    ] {
        assert!(!(200..300).contains(&server.raw(&raw).status), "{}", &raw[..raw.len().min(80)]);
    }
    assert_eq!(server.get("/api/files").status, 200, "it is still there");
}

#[test]
fn what_a_file_says_stays_text() {
    let folder = folder();
    let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
    let text = format!(
        "thesis t \"{hostile}\"\npremise p \"{hostile}\"\nargument a \"{hostile}\"\n  given p\n  so    t\nstandpoint s \"{hostile}\"\n"
    );
    fs::write(folder.path().join("served/hostile.arg"), text).expect("files can be written");
    let name = "<script>alert(2)<!--.arg";
    fs::write(folder.path().join("served").join(name), "thesis t \"T.\"\n").expect("files can be written");
    let server = served(&folder);
    let page = server.get("/?file=hostile.arg");
    assert!(
        !page.body.contains("<script>alert") && !page.body.contains("<img src=x"),
        "nothing of a file is markup"
    );
    let state = state(&server, "hostile.arg");
    assert_eq!(state["verdicts"][0]["claim"], hostile);
    let answer = server.get("/api/file?file=hostile.arg");
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let nothing = server.get("/%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!((nothing.status, nothing.header("content-type")), (404, "application/json; charset=utf-8"));
}

#[test]
fn a_slow_client_holds_up_nobody() {
    let folder = folder();
    let server = served(&folder);
    let mut slow: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"POST /api/judge HTTP/1.1\r\nHost: 127").expect("it is listening");
    }
    let mut events: Vec<_> = (0..24).map(|_| server.events()).collect();
    events.iter_mut().for_each(|events| assert_eq!(events.next().0, "run"));
    assert_eq!(server.get("/api/events").status, 503, "so many pages wait for events and no more");
    let start = Instant::now();
    let asked = json!({"file": "debate.arg", "text": DEBATE});
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..2)
            .map(|_| {
                scope
                    .spawn(|| (0..10).for_each(|_| assert_eq!(server.post("/api/judge", &asked).status, 200)))
            })
            .collect();
        clients.into_iter().for_each(|client| client.join().expect("all are answered"));
    });
    assert!(start.elapsed() < Duration::from_secs(10), "they took {:?}", start.elapsed());
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to_even_while_pages_are_open() {
    let folder = folder();
    for signal in ["-INT", "-TERM"] {
        let mut server = served(&folder);
        let mut events = server.events();
        assert_eq!(events.next().0, "run");
        let id = server.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("there is kill").success());
        let status = server.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(0), "{signal}");
    }
}

#[test]
fn a_port_that_is_taken_is_told_of() {
    let folder = folder();
    let server = served(&folder);
    let again = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["serve", "--port", &server.port.to_string()])
        .arg(folder.path())
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&again.stderr);
    assert_eq!(again.status.code(), Some(1));
    assert!(
        told.contains("cannot listen on 127.0.0.1:") && told.contains("choose another port with --port"),
        "{told}"
    );
    let missing = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["serve", "nowhere.arg"])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&missing.stderr);
    assert_eq!(missing.status.code(), Some(1));
    assert!(told.contains("cannot serve `nowhere.arg`: "), "{told}");
}
