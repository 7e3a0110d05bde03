//! The address of the server, and by which names it is called.

use std::net::{IpAddr, SocketAddr};

/// Where the server listens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address {
    bound: SocketAddr,
}

impl Address {
    pub(super) fn of(bound: SocketAddr) -> Self {
        Self { bound }
    }

    /// Whether nobody but this machine reaches it.
    pub(super) fn is_loopback(self) -> bool {
        self.bound.ip().is_loopback()
    }

    /// Where a browser finds it.
    pub(super) fn url(self) -> String {
        let host = match self.bound.ip() {
            // Not an address to go to; this one is heard on it.
            IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        format!("http://{host}:{}/", self.bound.port())
    }

    /// Whether a `Host` names this server. A name other than `localhost` never does, so that no site can have its own
    /// name lead here and read what is served; nor does an address at which it does not listen.
    pub(super) fn is_host(self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        port == Some(self.bound.port()) && self.is_name(name)
    }

    fn is_name(self, name: &str) -> bool {
        let own = self.bound.ip();
        if name.eq_ignore_ascii_case("localhost") {
            return own.is_loopback() || own.is_unspecified();
        }
        let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let ip: Option<IpAddr> = match bracketed {
            Some(ip) => ip.parse().ok().map(IpAddr::V6),
            None => name.parse().ok().map(IpAddr::V4),
        };
        ip.is_some_and(|ip| ip == own || own.is_unspecified())
    }

    /// Whether an `Origin` is a page of this server.
    pub(super) fn is_origin(self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.is_host(host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(bound: &str) -> Address {
        Address::of(bound.parse().expect("an address"))
    }

    #[test]
    fn only_its_own_names_are_its_own() {
        let address = at("127.0.0.1:7461");
        for host in ["127.0.0.1:7461", "localhost:7461", "LocalHost:7461"] {
            assert!(address.is_host(host), "{host}");
            assert!(address.is_origin(&format!("http://{host}")), "{host}");
        }
        for host in [
            "127.0.0.1",
            "127.0.0.1:80",
            "evil.example:7461",
            "127.0.0.1.evil.example:7461",
            "localhost.evil.example:7461",
            "[::1]:7461",
            "127.1:7461",
            "0.0.0.0:7461",
            "",
            ":7461",
            "127.0.0.1:7461:7461",
            "user@127.0.0.1:7461",
            "[127.0.0.1]:7461",
        ] {
            assert!(!address.is_host(host), "{host}");
        }
        for origin in ["null", "https://127.0.0.1:7461", "http://127.0.0.1:7461/", "file://", ""] {
            assert!(!address.is_origin(origin), "{origin}");
        }
    }

    #[test]
    fn an_address_of_version_six_stands_in_brackets() {
        let address = at("[::1]:7461");
        assert_eq!(address.url(), "http://[::1]:7461/");
        assert!(
            address.is_host("[::1]:7461") && !address.is_host("[::2]:7461") && !address.is_host("::1:7461")
        );
    }

    #[test]
    fn who_listens_everywhere_is_called_by_any_address_and_by_no_name() {
        let address = at("0.0.0.0:80");
        assert_eq!(address.url(), "http://127.0.0.1:80/");
        assert!(address.is_host("192.168.1.7") && address.is_host("192.168.1.7:80"));
        assert!(!address.is_host("evil.example") && !address.is_host("evil.example:80"));
    }
}
